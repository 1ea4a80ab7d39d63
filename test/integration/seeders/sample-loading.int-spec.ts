import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { samplePassword, samplePeople, seedReference, seedSampleWorld, type SampleEngines } from '#schema';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

/** Engines for a world that is there already: nobody may ask them. */
const unasked: SampleEngines = {
  rank: () => {
    throw new Error('The engines were asked.');
  },
  pair: () => {
    throw new Error('The engines were asked.');
  },
};

describe('loading the sample world', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase('sample');
    client = await connected(database.url);
  }, 120_000);

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('gives every database the same rows, in every table', async () => {
    const other = await createTestDatabase();
    await loadSample(other.url);
    const second = await connected(other.url);
    expect(await checksums(second)).toEqual(await checksums(client));
    await second.end();
    await other.drop();
  }, 120_000);

  it('leaves a loaded world as people have left it, and asks for the accounts again', async () => {
    await client.query(`update startup set one_liner = 'Diubah' where id = (select min(id::text)::uuid from startup)`);
    const before = await checksums(client);
    const asked: string[] = [];
    const report = await seedSampleWorld(database.url, {
      engines: unasked,
      accounts: async (people) => void asked.push(...people.map(({ email, password }) => `${email} ${password}`)),
    });
    expect(report).toEqual({ alreadyThere: true, rows: {} });
    expect(await checksums(client)).toEqual(before);
    expect(asked).toEqual(samplePeople.map(({ email }) => `${email} ${samplePassword}`));
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const other = await createTestDatabase();
    await expect(seedSampleWorld(other.url, { engines: unasked })).rejects.toThrow('The engines were asked.');
    const second = await connected(other.url);
    const { rows } = await second.query(`select count(*)::int as n from person`);
    await second.end();
    await other.drop();
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('brings the list of regions up to date without touching anything else', async () => {
    await client.query(`update region set name = 'Nama lama' where code = '33.74'`);
    const before = await checksums(client);
    expect(await seedReference(database.url)).toBe(40);
    const after = await checksums(client);
    const { rows } = await client.query(`select name from region where code = '33.74'`);
    expect(rows).toEqual([{ name: 'Kota Semarang' }]);
    expect({ ...after, region: '' }).toEqual({ ...before, region: '' });
  });

  it('marks every row as a sample', async () => {
    for (const table of await tablesWith(client, 'is_sample')) {
      const { rows } = await client.query(`select count(*)::int as n from "${table}" where not is_sample`);
      expect({ table, unmarked: rows[0] }).toEqual({ table, unmarked: { n: 0 } });
    }
  });

  it('writes to nobody: every address lies at a domain that cannot exist', async () => {
    const { rows } = await client.query(
      `select email from person where email !~ '@contoh\\.invalid$' or email <> lower(email)
       union select email from application_member where email !~ '@contoh\\.invalid$'`,
    );
    expect(rows).toEqual([]);
    const phones = await client.query(`select 1 from person where phone is not null`);
    expect(phones.rowCount).toBe(0);
  });
});

/** Loads it in a process of its own, as the templates of the test house are filled. */
async function loadSample(url: string): Promise<void> {
  const fromSource = ['--conditions=source', '--import', './test/support/typescript-loader.mjs'];
  await promisify(execFile)(process.execPath, [
    ...fromSource,
    './test/support/fill-template-program.ts',
    'sample',
    url,
  ]);
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

async function tablesWith(client: Client, column: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = $1 order by 1`,
    [column],
  );
  return rows.map(({ name }) => name);
}

/** One checksum of all rows and columns for each table of the application. */
async function checksums(client: Client): Promise<Record<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'schema_migration' order by 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from "${name}" t`,
    );
    sums[name] = rows[0]?.sum ?? '';
  }
  return sums;
}
