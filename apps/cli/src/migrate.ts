import { Client } from 'pg';
import { migrateAll } from '../../../prisma-free-schema/src/migrate.js';

/** Any constant of our own: whoever migrates this database holds the lock of this number. */
const migrationLock = 5_347_241;

/**
 * Brings every schema of the database up to date, in the order application, queue, sign-in. Only one process
 * migrates at a time; the others wait, and then find nothing to do.
 *
 * @param say hears one line before each part
 */
export async function migrateEverything(url: string, say: (line: string) => void = () => undefined): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    for (const [what, migrate] of parts) {
      say(`Migrating ${what} …`);
      await migrate(url);
    }
  } finally {
    await client.end();
  }
}

const parts: [what: string, migrate: (url: string) => Promise<unknown>][] = [['the application’s tables', migrateAll]];
