import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../apps/standalone/src/embedded-postgres.js';
import { until } from '../../apps/standalone/src/processes.js';

/**
 * The PostgreSQL server of this test run: started by whoever asks first, shared by all test files, ended by
 * the global tear-down. `TEST_DATABASE_URL` names another server to run against, with a user who may create
 * databases.
 *
 * @returns connection string of its maintenance database
 */
export async function testPostgresUrl(): Promise<string> {
  if (process.env.TEST_DATABASE_URL) return process.env.TEST_DATABASE_URL;
  const folder = testRunFolder();
  const address = join(folder, 'postgres-url');
  if (takesTheTurn(join(folder, 'postgres-turn'))) {
    const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), durability: 'throw-away' });
    writeFileSync(address, server.url('postgres'));
  }
  const up = await until(() => existsSync(address) && readFileSync(address, 'utf8') !== '', 60_000);
  if (!up) throw new Error('The PostgreSQL of the test run did not come up: its first user failed.');
  return readFileSync(address, 'utf8');
}

/** The folder of this run of Jest, removed at its end. */
export function testRunFolder(): string {
  const folder = process.env.SEMAI_TEST_RUN;
  if (!folder) throw new Error('SEMAI_TEST_RUN is not set: run through jest.config.mjs, whose global set-up makes it.');
  return folder;
}

/** Making a folder succeeds exactly once, whichever process tries. */
function takesTheTurn(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}
