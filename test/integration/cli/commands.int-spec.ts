import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const repository = resolve(import.meta.dirname, '..', '..', '..');

interface Said {
  code: number | null;
  output: string;
}

describe('semai', () => {
  let fresh: TestDatabase;
  let migrated: TestDatabase;
  let data: string;

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'semai-cli-'));
    [fresh, migrated] = await Promise.all([createTestDatabase('empty'), createTestDatabase()]);
  });

  afterAll(async () => {
    rmSync(data, { recursive: true });
    await Promise.all([fresh.drop(), migrated.drop()]);
  });

  it('lists its verbs when it does not know one', async () => {
    const { code, output } = await semai(['flatter'], {});
    expect(code).toBe(2);
    expect(output).toContain('semai does not know "flatter"');
    expect(output).toMatch(/^ +migrate /m);
  });

  it('names a wrong option', async () => {
    expect(await semai(['migrate', '--loud'], { DATABASE_URL: fresh.url })).toMatchObject({
      code: 2,
      output: expect.stringContaining('--loud'),
    });
  });

  it('says which variable is missing and how to get it', async () => {
    expect(await semai(['migrate'], {})).toMatchObject({
      code: 1,
      output: expect.stringContaining('DATABASE_URL is missing'),
    });
  });

  describe('doctor', () => {
    it('is content with a migrated database and tells what is switched off', async () => {
      const findings = await examine(migrated.url);
      expect(findings).toMatchObject({
        PostgreSQL: { found: expect.stringMatching(/^\d+\.\d+, external/) },
        tables: { state: 'ok' },
        queue: { state: 'ok', found: expect.stringContaining('no REDIS_URL') },
        mail: { state: 'note', cure: expect.stringContaining('SMTP_URL') },
        files: { state: 'ok' },
      });
    });

    it('sends a fresh database to migrate, and fails', async () => {
      const findings = await examine(fresh.url, 1);
      expect(findings).toMatchObject({
        tables: { state: 'missing', cure: expect.stringContaining('migrate') },
        queue: { state: 'missing' },
      });
    });

    it('names the services that do not answer, and fails', async () => {
      const nobody = '127.0.0.1:1';
      const findings = await examine(`postgresql://a:b@${nobody}/semai`, 1, {
        REDIS_URL: `redis://${nobody}`,
        SMTP_URL: `smtp://${nobody}`,
      });
      expect(findings).toMatchObject({
        PostgreSQL: { state: 'missing', found: expect.stringContaining('ECONNREFUSED') },
        queue: { state: 'missing', found: expect.stringContaining('REDIS_URL') },
        mail: { state: 'missing', cure: expect.stringContaining('SMTP_URL') },
      });
    });

    it('tells wrong variables with their cure', async () => {
      const { code, output } = await semai(['doctor'], { DATABASE_URL: migrated.url, PORT: 'x' });
      expect(code).toBe(1);
      expect(output).toMatch(/MISSING.*PORT is "x"/);
    });
  });

  describe('replay-outbox', () => {
    beforeAll(() =>
      ask(
        migrated,
        `insert into job_outbox (id, event, payload, published_at) values (gen_random_uuid(), 'a', '{}', now())`,
      ),
    );

    it('wants to know which events', async () => {
      expect(await semai(['replay-outbox'], { DATABASE_URL: migrated.url })).toMatchObject({ code: 2 });
      const vague = ['replay-outbox', '--since', 'yesterday'];
      expect(await semai(vague, { DATABASE_URL: migrated.url })).toMatchObject({ code: 2 });
    });

    it('marks published events as unpublished', async () => {
      const { output } = await semai(['replay-outbox', '--event', 'a'], { DATABASE_URL: migrated.url });
      expect(output).toContain('1 events');
      expect(await ask(migrated, 'select published_at from job_outbox')).toEqual([{ published_at: null }]);
    });
  });

  describe('import applications', () => {
    const heading = 'name,leadName,leadEmail,stage';
    const director = ['--as', 'direktur@contoh.invalid'];
    let sample: TestDatabase;
    let file: string;

    beforeAll(async () => {
      sample = await createTestDatabase('sample');
      file = join(data, 'daftar.csv');
    }, 120_000);

    afterAll(() => sample.drop());

    const load = (lines: string[], ...more: string[]) => {
      writeFileSync(file, lines.join('\n'));
      return semai(['import', 'applications', file, '--season', 'hfs-4-latihan', ...director, ...more], {
        DATABASE_URL: sample.url,
      });
    };

    it('names wrong columns and cells by line and column, and loads nothing', async () => {
      const { code, output } = await load([`${heading},warna`, 'Bumbu Merapi,Sekar,not an address,MVP,merah']);
      expect(code).toBe(2);
      expect(output).toContain('line 1, column warna: The column warna is not known');
      expect(output).toContain('Nothing was loaded');
    });

    it('tries a right file without loading it, loads it, and takes it back', async () => {
      const lines = [heading, 'Bumbu Merapi,Sekar,sekar@contoh.invalid,MVP'];
      expect(await load(lines, '--dry-run')).toMatchObject({
        code: 0,
        output: expect.stringContaining('1 rows are right'),
      });
      const loaded = await load(lines);
      expect(loaded.output).toContain('1 applications loaded');
      const run = /undo (\S+)/.exec(loaded.output)?.[1] ?? '';
      expect(await load(lines)).toMatchObject({
        code: 2,
        output: expect.stringContaining('already has an application'),
      });
      const undone = await semai(['import', 'undo', run, ...director], { DATABASE_URL: sample.url });
      expect(undone).toMatchObject({ code: 0, output: expect.stringContaining('1 applications were taken back') });
    });

    it('wants to know for whom it acts', async () => {
      writeFileSync(file, heading);
      const words = ['import', 'applications', file, '--season', 'hfs-4-latihan'];
      expect(await semai(words, { DATABASE_URL: sample.url })).toMatchObject({
        code: 2,
        output: expect.stringContaining('--as'),
      });
    });

    it('names a season that does not exist', async () => {
      writeFileSync(file, heading);
      const words = ['import', 'applications', file, '--season', 'nowhere', ...director];
      expect(await semai(words, { DATABASE_URL: sample.url })).toMatchObject({ code: 2 });
    });
  });

  async function examine(databaseUrl: string, expectedCode = 0, more: Record<string, string> = {}) {
    const { code, output } = await semai(['doctor', '--json'], { DATABASE_URL: databaseUrl, ...more });
    const findings = JSON.parse(output) as { what: string; found: string; state: string; cure?: string }[];
    // Whether the web is built is not this test's business.
    const required = findings.filter(({ what, state }) => what !== 'web pages' && state === 'missing');
    expect(required.length > 0 ? 1 : 0).toBe(expectedCode);
    expect(code).toBe(findings.some(({ state }) => state === 'missing') ? 1 : 0);
    return Object.fromEntries(findings.map(({ what, ...rest }) => [what, rest]));
  }

  /** As a person types it, with nothing in the environment but what is given. */
  function semai(words: string[], environment: Record<string, string>): Promise<Said> {
    const child = spawn(process.execPath, ['scripts/semai.mjs', ...words], {
      cwd: repository,
      env: { PATH: process.env.PATH ?? '', DATA_DIR: data, ...environment },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (output += part));
    return new Promise((tell) => child.once('close', (code) => tell({ code, output })));
  }

  async function ask({ url }: TestDatabase, text: string) {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }
});
