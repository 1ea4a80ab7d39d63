/** What this capability is told from outside. */
export class IdentitySettings {
  constructor(
    /** Where people reach the site; links in letters begin with it. */
    readonly publicUrl: string,
    /** How many milliseconds a request may rest on the session and the roles that one just before it found; 0 for none. */
    readonly viewersRememberedMs: number,
  ) {}
}
