import { Client } from 'pg';
import type { TellSeed, WorldOptions } from '../seeders/demo.seeder.js';
import { samplePeople, samplePassword, type SamplePerson } from '../seeders/sample-people.js';

/** Any constant of our own: whoever seeds this database holds the lock of this number. */
const seedLock = 5_347_242;

export interface SeedOptions extends WorldOptions {
  readonly onProgress?: TellSeed;
  /** Gives the sample people accounts to sign in with; asked each time, so that a broken loading can be finished. */
  accounts?(people: readonly (SamplePerson & { readonly password: string })[]): Promise<void>;
}

export interface SeedReport {
  /** The sample world was in the database before; nothing was written. */
  readonly alreadyThere: boolean;
  /** Rows written, by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Loads the list of regions, or brings it up to date.
 * @returns number of regions
 */
export async function seedReference(databaseUrl: string): Promise<number> {
  const { storeRegions } = await import('../seeders/reference.seeder.js');
  return withClient(databaseUrl, storeRegions);
}

/**
 * Loads the sample world in one transaction: all of it or nothing. Fixed ids and moments: every database gets the same
 * rows. Where it is loaded already it stays as people have left it.
 */
export async function seedSampleWorld(databaseUrl: string, options: SeedOptions): Promise<SeedReport> {
  const tell = options.onProgress ?? (() => undefined);
  const report = await withClient(databaseUrl, (client) => loadOnce(client, options, tell));
  if (options.accounts) {
    tell('accounts', 0, samplePeople.length);
    await options.accounts(samplePeople.map((person) => ({ ...person, password: samplePassword })));
    tell('accounts', samplePeople.length, samplePeople.length);
  }
  return report;
}

async function loadOnce(client: Client, options: WorldOptions, tell: TellSeed): Promise<SeedReport> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [seedLock]);
    const alreadyThere = await isLoaded(client);
    const rows = alreadyThere ? {} : await load(client, options, tell);
    await client.query('commit');
    if (!alreadyThere) await client.query('analyze');
    return { alreadyThere, rows };
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  }
}

async function isLoaded(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(`select 1 from season where slug = 'hfs-2' and is_sample`);
  return rowCount === 1;
}

/** The seeders and their data are read only when they are needed, not by every process that knows the schema. */
async function load(client: Client, options: WorldOptions, tell: TellSeed): Promise<Record<string, number>> {
  const { loadSampleWorld } = await import('../seeders/demo.seeder.js');
  return loadSampleWorld(client, options, tell);
}

async function withClient<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
