/** A command was typed in a way that cannot be done; the message says what to type. Ends with code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
