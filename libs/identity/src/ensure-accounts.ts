import { openAccounts, type AccountSettings } from './auth.js';

/** Someone of the sample world who can sign in. */
export interface AccountWanted {
  readonly email: string;
  readonly fullName: string;
  readonly password: string;
}

/** Gives each person an account with a proved address and this password, where there is none yet; for sample data and tests. */
export async function ensureAccounts(settings: AccountSettings, people: readonly AccountWanted[]): Promise<void> {
  const { auth, close } = openAccounts(settings, async () => undefined);
  try {
    const context = await auth.$context;
    for (const { email, fullName, password } of people) {
      const known = await context.internalAdapter.findUserByEmail(email);
      if (known) continue;
      const user = await context.internalAdapter.createUser(
        { email, name: fullName, emailVerified: true },
        { method: 'email-password' },
      );
      const hash = await context.password.hash(password);
      await context.internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: hash,
      });
    }
  } finally {
    await close();
  }
}
