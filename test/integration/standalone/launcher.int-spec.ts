import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { freePort } from '../../../apps/standalone/src/ports.js';
import { isAlive, signal, until } from '../../../apps/standalone/src/processes.js';
import { launch, makeLauncherLab, notedProcesses, type RunningLauncher } from '../../support/launcher-lab.js';
import { testRunFolder } from '../../support/test-postgres.js';

const readySeconds = 8;

describe('the launcher of one machine', () => {
  let folder: string;
  let data: string;
  let script: string;
  let port: number;
  let running: RunningLauncher | undefined;

  beforeAll(async () => {
    folder = join(testRunFolder(), 'launcher-lab');
    data = join(folder, 'data');
    script = makeLauncherLab(folder);
    port = await freePort();
  });

  afterEach(async () => {
    running?.process.kill('SIGTERM');
    await running?.ended();
  });

  it('starts all at first, loads the sample, and shows one address and the people', async () => {
    running = start();
    await running.says('Semai is ready');
    expect(running.output()).toContain(`http://localhost:${port}`);
    expect(running.output()).toContain('seeding');
    expect(running.output()).toMatch(/director +Ratna +ratna@contoh\.invalid +word/);
    expect(await fetch(`http://localhost:${port}/`)).toMatchObject({ status: 200 });
  });

  it('loads the sample only once and is ready again in time', async () => {
    const began = Date.now();
    running = start();
    await running.says('Semai is ready');
    expect(Date.now() - began).toBeLessThan(readySeconds * 1000);
    expect(running.output()).not.toContain('seeding');
  });

  it('stops all in order on Ctrl-C, quietly, and leaves no process behind', async () => {
    running = start();
    await running.says('Semai is ready');
    const { children } = notedProcesses(data);
    const postgres = postgresProcess();
    running.process.kill('SIGINT');
    // The terminal and the parent both pass Ctrl-C on.
    running.process.kill('SIGINT');
    expect(await running.ended()).toBe(0);
    expect([...children, postgres].filter((pid) => isAlive(pid))).toEqual([]);
    expect(running.output()).toContain('Semai has stopped.');
    expect(running.output()).not.toMatch(/^ +at /m);
  });

  it('recovers from a SIGKILL: takes PostgreSQL over and ends the api and worker left behind', async () => {
    const killed = start();
    await killed.says('Semai is ready');
    const { children } = notedProcesses(data);
    killed.process.kill('SIGKILL');
    await killed.ended();
    expect(children.filter((pid) => isAlive(pid))).toEqual(children);
    running = start();
    await running.says('Semai is ready', readySeconds * 1000);
    expect(running.output()).toContain('was still running');
    expect(children.filter((pid) => isAlive(pid))).toEqual([]);
  });

  it('recovers when everything was killed at once', async () => {
    const killed = start();
    await killed.says('Semai is ready');
    const all = [...notedProcesses(data).children, postgresProcess()];
    killed.process.kill('SIGKILL');
    for (const pid of all) signal(pid, 'SIGKILL');
    await killed.ended();
    running = start();
    await running.says('Semai is ready', readySeconds * 1000);
    expect(running.output()).not.toContain('was still running');
  });

  it('brings PostgreSQL back on the same port when it dies', async () => {
    running = start();
    await running.says('Semai is ready');
    const postgres = postgresProcess();
    const before = postgresPort();
    signal(postgres, 'SIGKILL');
    await running.says('starting it again');
    const isBack = () => postgresPort() === before && postgresProcess() !== postgres;
    expect(await until(isBack, 10_000)).toBe(true);
  });

  it('stops when its parent was killed and cannot pass anything on', async () => {
    running = start();
    await running.says('Semai is ready');
    running.process.disconnect();
    expect(await running.ended()).toBe(0);
  });

  it('stops in order while it is still starting', async () => {
    running = start();
    await running.says('PostgreSQL runs');
    running.process.kill('SIGTERM');
    expect(await running.ended()).toBe(0);
    expect(running.output()).not.toMatch(/did not succeed|^ +at /m);
  });

  it('refuses to run twice on the same data, and says where it runs', async () => {
    running = start();
    await running.says('Semai is ready');
    const second = start();
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain(`Semai already runs here: http://localhost:${port}`);
    expect(running.process.exitCode).toBeNull();
  });

  describe('refuses, in words,', () => {
    let taken: Server;

    beforeAll(async () => {
      taken = createServer();
      await new Promise<void>((listening) => taken.listen(port, '127.0.0.1', listening));
    });

    afterAll(async () => {
      await new Promise((closed) => taken.close(closed));
    });

    it.each<[name: string, value: () => string, words: RegExp]>([
      ['PORT', () => String(port), /^PORT: \d+ is in use/m],
      ['PORT', () => 'x', /PORT is "x"/],
      ['REDIS_URL', () => 'redis://127.0.0.1:1', /^REDIS_URL: nothing answers/m],
      ['DATABASE_URL', () => 'postgresql://a:b@127.0.0.1:1/semai', /^DATABASE_URL: nothing answers/m],
      ['SMTP_URL', () => 'mail', /SMTP_URL is not an address/],
      ['S3_BUCKET', () => 'files', /S3_ENDPOINT is missing, but S3_BUCKET is set/],
    ])('a wrong %s', async (name, value, words) => {
      running = start({ PORT: String(await freePort()), [name]: value() });
      expect(await running.ended()).toBe(1);
      expect(running.output()).toMatch(words);
      expect(running.output()).not.toMatch(/^ +at /m);
    });
  });

  function start(environment: Record<string, string> = {}): RunningLauncher {
    return launch(folder, script, { PORT: String(port), DATA_DIR: data, ...environment });
  }

  function postgresProcess(): number {
    const [pid = '0'] = postmaster();
    return Number(pid);
  }

  function postgresPort(): number {
    const [, , , found = '0'] = postmaster();
    return Number(found);
  }

  function postmaster(): string[] {
    const file = join(data, 'postgres', 'cluster', 'postmaster.pid');
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  }
});
