/** Marks a branch that cannot be reached; the compiler refuses it while a case is left over. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
