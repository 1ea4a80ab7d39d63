/** What this capability is told from outside. */
export class NotificationSettings {
  constructor(
    /** Where people reach the site; links in letters begin with it. */
    readonly publicUrl: string,
  ) {}
}
