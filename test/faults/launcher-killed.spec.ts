import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../../apps/standalone/src/ports.js';
import { isAlive } from '../../apps/standalone/src/processes.js';
import { launch, notedProcesses, type RunningLauncher } from '../support/launcher-lab.js';
import { testRunFolder } from '../support/test-postgres.js';

const repository = resolve(import.meta.dirname, '..', '..');
const minute = 60_000;

/** The real api and worker, without the sample programme, which production does not load. */
describe('npm start after its launcher was killed with SIGKILL', () => {
  let data: string;
  let port: number;
  let running: RunningLauncher;

  beforeAll(async () => {
    data = join(testRunFolder(), 'launcher-killed');
    port = await freePort();
    running = start();
    await running.says('Semai is ready', 3 * minute);
  }, 4 * minute);

  afterAll(async () => {
    running.process.kill('SIGTERM');
    await running.ended();
  });

  it(
    'serves again, with no process of the first start left',
    async () => {
      const { children } = notedProcesses(data);
      running.process.kill('SIGKILL');
      await running.ended();
      running = start();
      await running.says('Semai is ready', minute);
      expect(children.filter((pid) => isAlive(pid, 'dist/apps/'))).toEqual([]);
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
      expect(answer.status).toBe(200);
    },
    2 * minute,
  );

  it(
    'stops on Ctrl-C without a stack and without an error in any log',
    async () => {
      running.process.kill('SIGINT');
      expect(await running.ended()).toBe(0);
      expect(running.output()).not.toMatch(/^ +at /m);
      const logs = ['api', 'worker'].map((name) => readFileSync(join(data, 'log', `${name}.log`), 'utf8')).join('\n');
      expect(logs.split('\n').filter((line) => /"level":(50|60)|57P01|^ +at /.test(line))).toEqual([]);
    },
    minute,
  );

  function start(): RunningLauncher {
    return launch(repository, join('scripts', 'start.mjs'), {
      PORT: String(port),
      DATA_DIR: data,
      NODE_ENV: 'production',
      SECRET_KEYS: 'only-for-this-test-'.repeat(3),
    });
  }
});
