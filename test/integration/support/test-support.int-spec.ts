import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { describeOnRedis, startTestRedis } from '../../support/test-redis.js';

describe('test databases', () => {
  let first: TestDatabase;
  let second: TestDatabase;

  beforeAll(async () => {
    [first, second] = await Promise.all([createTestDatabase('empty'), createTestDatabase('empty')]);
  });

  afterAll(() => Promise.all([first.drop(), second.drop()]));

  it('are apart from each other', async () => {
    await ask(first, 'create table mine (n int)');
    await expect(ask(second, 'select * from mine')).rejects.toMatchObject({ code: '42P01' });
  });

  it('come with the migrated schema unless asked otherwise', async () => {
    const migrated = await createTestDatabase();
    expect(await ask(migrated, 'select count(*)::int as n from programme')).toEqual([{ n: 0 }]);
    await migrated.drop();
  });

  it('come with the sample programme where it is wished', async () => {
    const sample = await createTestDatabase('sample');
    expect(await ask(sample, "select slug from season where slug = 'hfs-2'")).toEqual([{ slug: 'hfs-2' }]);
    await sample.drop();
  }, 120_000);

  it('are gone after drop, whoever is still connected', async () => {
    const third = await createTestDatabase('empty');
    const guest = new Client({ connectionString: third.url });
    const cutOff = new Promise((resolve) => guest.on('error', resolve));
    await guest.connect();
    await third.drop();
    await cutOff;
    await expect(ask(third, 'select 1')).rejects.toMatchObject({ code: '3D000' });
  });
});

describeOnRedis('the Redis of a test', () => {
  it('answers a ping and refuses to evict', async () => {
    const redis = await startTestRedis();
    const port = Number(new URL(redis.url).port);
    expect(await talk(port, 'PING')).toBe('+PONG\r\n');
    expect(await talk(port, 'CONFIG GET maxmemory-policy')).toContain('noeviction');
    await redis.stop();
    await expect(talk(port, 'PING')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

async function ask({ url }: TestDatabase, text: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(text)).rows;
  } finally {
    await client.end();
  }
}

function talk(port: number, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('error', reject);
    socket.once('connect', () => socket.write(`${line}\r\n`));
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString());
    });
  });
}
