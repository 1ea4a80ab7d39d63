import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { chmod, chown, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, type PostgresBinaries, removeFolder } from './postgres-binaries.js';

/** The one account of the embedded server. */
export const superuser = 'semai';

/**
 * Prepares the data folder of a new server, and its password beside it. All of it or nothing: it is made under
 * another name first.
 *
 * @throws Error in one line when initdb fails
 */
export async function createCluster(
  folder: string,
  binaries: PostgresBinaries,
  durability: 'durable' | 'throw-away',
): Promise<void> {
  const draft = join(folder, 'cluster.new');
  const passwordFile = join(folder, 'password');
  const password = randomBytes(24).toString('hex');
  await removeFolder(draft);
  await makeFolder(draft);
  await chmod(draft, 0o700);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (binaries.account) {
    await chown(draft, binaries.account.uid, binaries.account.gid);
    await chown(passwordFile, binaries.account.uid, binaries.account.gid);
  }
  const log = join(folder, 'postgres.log');
  const child = run(binaries, 'initdb', log, [
    `--pgdata=${draft}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--locale=C',
    '--encoding=UTF8',
    ...(durability === 'throw-away' ? ['--no-sync'] : []),
  ]);
  const code = await new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  if (code !== 0) throw new Error(`PostgreSQL could not prepare its data folder: ${lastWords(log)}`);
  if (binaries.account) await chown(passwordFile, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
  await rename(draft, join(folder, 'cluster'));
}

/** @throws Error with the cure when the password of this server is lost */
export async function readPassword(folder: string): Promise<string> {
  const file = join(folder, 'password');
  if (!existsSync(file))
    throw new Error(`${file} is missing, and without it nobody can read the data: put it back, or remove ${folder}.`);
  return (await readFile(file, 'utf8')).trim();
}

/** Runs a server program, as the account it may run under; what it says goes into the log. */
export function run({ folder, account }: PostgresBinaries, program: string, log: string, args: string[]): ChildProcess {
  const output = openSync(log, 'a', 0o600);
  const child = spawn(join(folder, 'bin', program), args, {
    detached: true,
    stdio: ['ignore', output, output],
    cwd: folder,
    // Nothing of our environment: PGPORT, PGDATA and the like would be obeyed.
    env: { PATH: dirname(process.execPath), LC_ALL: 'C', TZ: 'UTC' },
    ...account,
  });
  closeSync(output);
  child.unref();
  return child;
}

/** The last line of the log that says something, for a message in one line. */
export function lastWords(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-12) : [];
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR|error:|could not|HINT/.test(line));
  return (telling.length > 0 ? telling.slice(-2) : lines.slice(-1)).map((line) => line.trim()).join(' ') || 'no word';
}
