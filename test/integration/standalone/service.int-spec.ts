import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiNodeFlags } from '#config';
import { isAlive, signal, until } from '../../../apps/standalone/src/processes.js';
import { recover } from '../../../apps/standalone/src/recovery.js';
import { Service } from '../../../apps/standalone/src/service.js';
import { removeNotes, writeNotes } from '../../../apps/standalone/src/notes.js';
import { testRunFolder } from '../../support/test-postgres.js';

const ready = 'process.send({ ready: true }); setInterval(() => undefined, 1000);';
const obedient = "process.on('SIGTERM', () => process.exit(0));";
const deaf = "process.on('SIGTERM', () => undefined);";

describe('a service of the launcher', () => {
  let folder: string;
  let said: string[];
  let service: Service;

  beforeAll(() => {
    folder = join(testRunFolder(), 'services', 'dist', 'apps');
    mkdirSync(folder, { recursive: true });
  });

  afterEach(() => service.kill());

  it('is ready when it says so, and ends when asked', async () => {
    service = serve('plain', `${obedient} ${ready}`);
    await service.start();
    const { pid = 0 } = service;
    expect(isAlive(pid)).toBe(true);
    await service.stop();
    expect(isAlive(pid)).toBe(false);
    expect(said).toEqual([]);
  });

  it('is ready when a question from outside is answered', async () => {
    const answer = join(folder, 'answer');
    const text = `require('node:fs').writeFileSync(${JSON.stringify(answer)}, ''); ${obedient} setInterval(() => 0, 1000);`;
    service = serve('asked', text, async () => existsSync(answer));
    await service.start();
    await service.stop();
    expect(existsSync(answer)).toBe(true);
  });

  it('tells its last words when it dies while starting', async () => {
    service = serve('dying', "console.error('REDIS_URL is wrong'); process.exit(1);");
    await expect(service.start()).rejects.toThrow(/dying ended while starting[^]*REDIS_URL is wrong/);
  });

  it('comes back after it was killed, and says so', async () => {
    service = serve('killed', `${obedient} ${ready}`);
    await service.start();
    const { pid = 0 } = service;
    signal(pid, 'SIGKILL');
    expect(await until(() => service.pid !== pid && isAlive(service.pid ?? 0), 5_000)).toBe(true);
    expect(said).toEqual([expect.stringContaining('killed ended (SIGKILL)')]);
    await service.stop();
    expect(isAlive(service.pid ?? 0)).toBe(false);
  });

  it('does not come back once it was ended, also when its pause had begun', async () => {
    service = serve('ended', `${obedient} ${ready}`);
    await service.start();
    const { pid = 0 } = service;
    signal(pid, 'SIGKILL');
    expect(await until(() => said.length > 0, 5_000)).toBe(true);
    service.kill();
    expect(await until(() => service.pid !== pid, 1_500)).toBe(false);
  });

  it('is renewed at once when asked', async () => {
    service = serve('renewed', `${obedient} ${ready}`);
    await service.start();
    const { pid } = service;
    service.restart();
    expect(await until(() => service.pid !== pid && isAlive(service.pid ?? 0), 5_000)).toBe(true);
    expect(said).toEqual([expect.stringContaining('renewed')]);
    await service.stop();
  });

  it('is cleared away by the next launcher when its own was killed', async () => {
    service = serve('orphan', `${deaf} ${ready}`);
    await service.start();
    const { pid = 0 } = service;
    const notes = join(folder, 'launcher.json');
    // A launcher of this number is gone: it was the shell of a moment ago.
    writeNotes(notes, { launcher: 2 ** 22 + 1, children: [pid], address: null, stopping: false });
    await recover(notes);
    expect(isAlive(pid, 'orphan')).toBe(false);
    removeNotes(notes);
  });

  function serve(name: string, text: string, isReady?: () => Promise<boolean>): Service {
    const entry = join(folder, `${name}.cjs`);
    writeFileSync(entry, text);
    said = [];
    return new Service({
      name,
      entry: () => entry,
      environment: { PATH: process.env.PATH ?? '' },
      logFile: join(folder, `${name}.log`),
      ...(isReady && { isReady }),
      say: (line) => said.push(line),
      onChange: () => undefined,
    });
  }
});

describe('the log of a service', () => {
  it('keeps what the service printed, which was started with the flags of Node that it needs', async () => {
    const folder = join(testRunFolder(), 'services', 'log');
    mkdirSync(folder, { recursive: true });
    const entry = join(folder, 'talker.cjs');
    writeFileSync(entry, `console.log('told', ...process.execArgv); ${obedient} ${ready}`);
    const logFile = join(folder, 'talker.log');
    const service = new Service({
      name: 'talker',
      entry: () => entry,
      flags: apiNodeFlags,
      environment: {},
      logFile,
      say: () => undefined,
      onChange: () => undefined,
    });
    await service.start();
    await service.stop();
    expect(readFileSync(logFile, 'utf8')).toBe(`told ${apiNodeFlags.join(' ')}\n`);
  });
});
