import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { testPostgresUrl } from './test-postgres.js';

const repository = resolve(import.meta.dirname, '..', '..');

export interface TestDatabase {
  /** Connection string of this database, for a user who may do anything in it. */
  url: string;
  /** Removes the database, ending connections that are still open. */
  drop(): Promise<void>;
}

/** What a new database holds: nothing, the migrated schema, or the schema with the sample programme. */
export type DatabaseContent = 'empty' | 'migrated' | 'sample';

/**
 * A database of its own for one test file, copied from a template that the first asker of a run prepares.
 *
 * @example
 * const database = await createTestDatabase();            // in beforeAll
 * const client = new Client({ connectionString: database.url });
 * await database.drop();                                  // in afterAll
 */
export async function createTestDatabase(content: DatabaseContent = 'migrated'): Promise<TestDatabase> {
  const server = await testPostgresUrl();
  if (content !== 'empty') await prepareTemplate(server, content);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = content === 'empty' ? 'template0' : templateName(content);
  await onServer(server, (client) => client.query(`create database ${name} template ${template}`));
  return {
    url: onDatabase(server, name),
    drop: () => onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

type Template = Exclude<DatabaseContent, 'empty'>;

/**
 * Fills a template in a process of its own: inside Jest every look at a global costs so much that the engines take
 * minutes over the sample.
 */
async function fill(content: Template, url: string): Promise<void> {
  const program = ['./test/support/fill-template-program.ts', content, url];
  const fromSource = ['--conditions=source', '--import', './test/support/typescript-loader.mjs'];
  await promisify(execFile)(process.execPath, [...fromSource, ...program], { cwd: repository });
}

/** Prepares the template once per run. The advisory lock makes other test processes wait for it. */
async function prepareTemplate(server: string, template: Template): Promise<void> {
  if (template === 'sample') await prepareTemplate(server, 'migrated');
  const name = templateName(template);
  await onServer(server, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    const draft = `${name}_draft`;
    const origin = template === 'sample' ? templateName('migrated') : 'template0';
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft} template ${origin}`);
    await fill(template, onDatabase(server, draft));
    await client.query(`alter database ${draft} rename to ${name}`);
  });
}

function templateName(template: Template): string {
  return `semai_${template}`;
}

function onDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(server: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
