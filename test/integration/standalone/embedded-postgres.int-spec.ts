import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  type EmbeddedPostgres,
  ensureDatabase,
  startEmbeddedPostgres,
} from '../../../apps/standalone/src/embedded-postgres.js';
import { isAlive, signal, until } from '../../../apps/standalone/src/processes.js';
import { testRunFolder } from '../../support/test-postgres.js';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let server: EmbeddedPostgres;

  const start = () => startEmbeddedPostgres({ folder, durability: 'throw-away' });

  const ask = async (text: string) => {
    const client = new Client({ connectionString: server.url('semai') });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, string>>(text)).rows;
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    folder = join(testRunFolder(), 'standalone-postgres');
    server = await start();
    await ensureDatabase(server, 'semai');
    await ask('create table kept (word text)');
    await ask("insert into kept values ('still here')");
  });

  afterAll(() => server.stop());

  it('answers on this machine only, by password, in UTF-8 and UTC', async () => {
    const [row] = await ask(`select current_setting('listen_addresses') as listens, current_setting('timezone') as zone,
      current_setting('server_encoding') as encoding, current_setting('password_encryption') as passwords`);
    expect(row).toEqual({ listens: '127.0.0.1', zone: 'UTC', encoding: 'UTF8', passwords: 'scram-sha-256' });
    const stranger = new Client({ connectionString: server.url('semai').replace(/:[0-9a-f]+@/, ':wrong@') });
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
  });

  it('keeps its password for the owner alone', () => {
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
  });

  it('is taken over by a second start while it lives', async () => {
    const second = await start();
    expect(second).toMatchObject({ takenOver: true, pid: server.pid, port: server.port });
  });

  it('stops without leaving a lock, and starts again with its data', async () => {
    await server.stop();
    expect(existsSync(join(folder, 'cluster', 'postmaster.pid'))).toBe(false);
    server = await start();
    expect(server.takenOver).toBe(false);
    expect(await ask('select word from kept')).toEqual([{ word: 'still here' }]);
  });

  it('keeps its data where its account may go, when the wished folder is closed to it', async () => {
    const closed = join(testRunFolder(), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const wished = join(closed, 'postgres');
    const elsewhere = await startEmbeddedPostgres({ folder: wished, durability: 'throw-away' });
    await elsewhere.stop();
    // Only root hands the server to another account.
    const isHandedOver = process.getuid?.() === 0;
    expect(elsewhere.folder === wished).toBe(!isHandedOver);
    expect(existsSync(join(elsewhere.folder, 'cluster', 'PG_VERSION'))).toBe(true);
    if (isHandedOver) rmSync(elsewhere.folder, { recursive: true });
  });

  it('starts again after it was killed with SIGKILL', async () => {
    signal(server.pid, 'SIGKILL');
    await until(() => !isAlive(server.pid, 'postgres'), 5_000);
    server = await start();
    expect(server.takenOver).toBe(false);
    expect(await ask('select word from kept')).toEqual([{ word: 'still here' }]);
  });
});
