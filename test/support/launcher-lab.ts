import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { until } from '../../apps/standalone/src/processes.js';

const repository = resolve(import.meta.dirname, '..', '..');

/** A launcher that runs as a process of its own. */
export interface RunningLauncher {
  process: ChildProcess;
  /** All it has printed so far. */
  output(): string;
  /** Waits for these words; fails with all it printed when they do not come. */
  says(words: string, milliseconds?: number): Promise<void>;
  /** Exit code, after it has ended. */
  ended(): Promise<number | null>;
}

/** Starts a launcher: the given script in the given folder, with nothing of our own settings but the PATH. */
export function launch(folder: string, script: string, environment: Record<string, string>): RunningLauncher {
  const child = spawn(process.execPath, [script], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  const hear = (part: string) => (text += part);
  child.stdout?.setEncoding('utf8').on('data', hear);
  child.stderr?.setEncoding('utf8').on('data', hear);
  // Not the event `close`: it never comes once the channel between us was cut.
  const end = new Promise<number | null>((tell) => child.once('exit', tell));
  const silent = [child.stdout, child.stderr].map((stream) => new Promise((tell) => stream?.once('close', tell)));
  return {
    process: child,
    output: () => text,
    says: async (words, milliseconds = 30_000) => {
      const heard = await until(() => text.includes(words) || child.exitCode !== null, milliseconds);
      if (!heard || !text.includes(words)) throw new Error(`The launcher did not say "${words}" but:\n${text}`);
    },
    ended: async () => {
      await Promise.all(silent);
      return end;
    },
  };
}

/**
 * A folder that looks like the repository to the real launcher, with api, worker and command line of a few lines
 * each: what is tried is the launcher and its PostgreSQL, in seconds.
 *
 * @returns the script to run in it
 */
export function makeLauncherLab(folder: string): string {
  const built = spawnSync(process.execPath, ['--input-type=module', '-e', buildServer], {
    cwd: repository,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stderr);
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  for (const [app, text] of Object.entries(apps)) {
    const place = join(folder, 'dist', 'apps', app, 'src');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'main.js'), text);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const launcher = join(repository, 'dist', 'apps', 'standalone', 'src', 'main.js');
  writeFileSync(join(folder, 'start.mjs'), `await import(${JSON.stringify(launcher)});\n`);
  return 'start.mjs';
}

/** Process numbers that the launcher noted in its data folder. */
export function notedProcesses(dataFolder: string): { launcher: number; children: number[] } {
  return JSON.parse(readFileSync(join(dataFolder, 'launcher.json'), 'utf8')) as {
    launcher: number;
    children: number[];
  };
}

const buildServer = "const { build } = await import('./scripts/build.mjs'); await build({ web: false });";

const apps = {
  api: `import { createServer } from 'node:http';
const server = createServer((request, response) => response.end(String(process.pid)));
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`,
  worker: `process.send({ ready: true });
process.on('SIGTERM', () => process.exit(0));
setInterval(() => undefined, 1000);
`,
  cli: `import pg from 'pg';
const [verb] = process.argv.slice(2);
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
if (verb === 'migrate') await client.query('create table if not exists programme (name text)');
if (verb === 'seed') await client.query("insert into programme values ('Sample')");
if (verb === 'seed') console.log('seeding');
if (verb === 'sample-people')
  console.log(JSON.stringify([{ role: 'director', name: 'Ratna', email: 'ratna@contoh.invalid', password: 'word' }]));
await client.end();
`,
};
