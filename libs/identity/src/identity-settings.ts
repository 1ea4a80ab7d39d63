/** What this capability is told from outside. */
export class IdentitySettings {
  constructor(
    /** Where people reach the site; links in letters begin with it. */
    readonly publicUrl: string,
  ) {}
}
