import { Client } from 'pg';
import { migrateAccounts } from '#identity';
import { migrateQueueStore } from '#messaging';
import { migrateAll } from '../../../prisma-free-schema/src/migrate.js';

/** Any constant of our own: whoever migrates this database holds the lock of this number. */
const migrationLock = 5_347_241;

/** What is migrated, in this order. */
const parts: { name: string; migrate: (url: string) => Promise<unknown> }[] = [
  { name: 'application', migrate: migrateAll },
  { name: 'queue', migrate: migrateQueueStore },
  { name: 'sign-in', migrate: migrateAccounts },
];

/**
 * Brings every schema of the database up to date. Only one process migrates at a time; the others wait, and then
 * find nothing to do.
 *
 * @param say hears one line for each part
 */
export async function migrateEverything(url: string, say: (line: string) => void = () => undefined): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    for (const { name, migrate } of parts) {
      await migrate(url);
      say(`${name}: up to date`);
    }
  } finally {
    await client.end();
  }
}
