import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Client } from 'pg';

/**
 * Whether the sample programme is still to be loaded: the database holds no programme at all, or an earlier
 * load was interrupted.
 */
export async function wantsSample(databaseUrl: string, marker: string): Promise<boolean> {
  if (existsSync(marker)) return true;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from programme limit 1');
    return rowCount === 0;
  } finally {
    await client.end();
  }
}

/** Loads the sample; a marker in the data folder outlives an interruption, so that the next start goes on. */
export async function loadSample(load: () => Promise<void>, marker: string): Promise<void> {
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, '');
  await load();
  rmSync(marker);
}

/** A made-up person to sign in as. */
export interface SamplePerson {
  name: string;
  email: string;
  password: string;
  role: string;
}

/** Reads what `semai sample-people --json` prints. */
export function readSamplePeople(json: string | undefined): SamplePerson[] {
  return json ? (JSON.parse(json) as SamplePerson[]) : [];
}

/** The people as a table, one line each. */
export function peopleTable(people: SamplePerson[]): string[] {
  const columns = ['role', 'name', 'email', 'password'] as const;
  const widths = columns.map((column) => Math.max(...people.map((person) => person[column].length)));
  return people.map((person) =>
    columns
      .map((column, index) => person[column].padEnd(widths[index] ?? 0))
      .join('   ')
      .trimEnd(),
  );
}
