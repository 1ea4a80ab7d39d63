import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { magicLink } from 'better-auth/plugins';
import { Pool } from 'pg';
import type { Locale } from '#kernel';

/** What the accounts need from outside. */
export interface AccountSettings {
  readonly databaseUrl: string;
  /** Address people see; cookies are secure when it is https. */
  readonly publicUrl: string;
  /** Newest first; the first one signs. */
  readonly secretKeys: readonly string[];
  /** Whether guesses are slowed down; off only in tests. */
  readonly limitTries: boolean;
}

/** Hands a sign-in link to whoever writes letters. */
export type SendSignInLink = (link: { email: string; url: string; locale: Locale }) => Promise<void>;

const day = 24 * 60 * 60;

/** A site on this machine is reached by two names, which are one. */
function sameAddresses(publicUrl: string): string[] {
  const other = new URL(publicUrl);
  if (other.hostname === 'localhost') other.hostname = '127.0.0.1';
  else if (other.hostname === '127.0.0.1') other.hostname = 'localhost';
  return [...new Set([publicUrl, other.origin])];
}

function accountOptions(pool: Pool, settings: AccountSettings, send: SendSignInLink) {
  const [secret] = settings.secretKeys;
  if (!secret) throw new Error('Accounts need a secret key.');
  return {
    appName: 'Semai',
    database: pool,
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: sameAddresses(settings.publicUrl),
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128, autoSignIn: true },
    session: { expiresIn: 14 * day, updateAge: day, cookieCache: { enabled: true, maxAge: 60 } },
    rateLimit: { enabled: settings.limitTries, window: 60, max: 60 },
    advanced: { cookiePrefix: 'semai', useSecureCookies: settings.publicUrl.startsWith('https:') },
    telemetry: { enabled: false },
    plugins: [
      magicLink({
        expiresIn: 15 * 60,
        storeToken: 'hashed',
        sendMagicLink: ({ email, url }, context) =>
          send({
            email: email.toLowerCase(),
            url,
            locale: context?.headers?.get('x-semai-locale') === 'en' ? 'en' : 'id',
          }),
      }),
    ],
  } satisfies BetterAuthOptions;
}

/**
 * Accounts, passwords, links and sessions, in their own schema `auth` over a small pool of their own. People and roles
 * are not theirs (`docs/adr/0005-accounts-in-their-own-schema.md`).
 */
export function openAccounts(settings: AccountSettings, send: SendSignInLink) {
  const pool = new Pool({
    connectionString: settings.databaseUrl,
    max: 4,
    options: '-c search_path=auth',
    allowExitOnIdle: true,
  });
  pool.on('error', () => undefined);
  return { auth: betterAuth(accountOptions(pool, settings, send)), close: () => pool.end() };
}

/** Under this token the accounts are injected. */
export const ACCOUNTS = Symbol('accounts');

export type Accounts = ReturnType<typeof openAccounts>;

/** Makes or updates the tables of the accounts. */
export async function migrateAccounts(databaseUrl: string): Promise<void> {
  const admin = new Pool({ connectionString: databaseUrl, max: 1 });
  await admin.query('create schema if not exists auth');
  await admin.end();
  const pool = new Pool({ connectionString: databaseUrl, max: 2, options: '-c search_path=auth' });
  const settings = {
    databaseUrl,
    publicUrl: 'http://127.0.0.1',
    secretKeys: ['only-for-the-tables'],
    limitTries: false,
  };
  try {
    const { runMigrations } = await getMigrations(accountOptions(pool, settings, async () => undefined));
    await runMigrations();
  } finally {
    await pool.end();
  }
}
