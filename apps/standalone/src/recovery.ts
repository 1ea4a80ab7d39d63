import { existsSync, readlinkSync } from 'node:fs';
import { LaunchError } from './launch-error.js';
import { readNotes } from './notes.js';
import { isAlive, signal, until } from './processes.js';

/** Words in the command line of a launcher and of its children (scripts/start.mjs, dist/apps/…). */
const launcherWords = 'start.mjs';
const childWords = 'dist/apps/';

/**
 * Clears what an earlier launcher left behind: waits for one that is just stopping, ends api and worker of one
 * that was killed.
 *
 * @throws LaunchError when a launcher of this folder is at work: two cannot share the data
 */
export async function recover(notesFile: string): Promise<void> {
  const isRunning = () => {
    const notes = readNotes(notesFile);
    return notes !== undefined && notes.launcher !== process.pid && isOurs(notes.launcher, launcherWords);
  };
  const gone = await until(() => !isRunning(), readNotes(notesFile)?.stopping ? 30_000 : 4_000);
  const notes = readNotes(notesFile);
  if (!gone)
    throw new LaunchError(
      `Semai already runs here${notes?.address ? `: ${notes.address}` : ''} (process ${notes?.launcher}). Stop it there with Ctrl-C first.`,
    );
  await Promise.all((notes?.children ?? []).map(endLeftOver));
}

async function endLeftOver(pid: number): Promise<void> {
  if (!isOurs(pid, childWords)) return;
  signal(pid, 'SIGTERM');
  if (await until(() => !isOurs(pid, childWords), 5_000)) return;
  signal(pid, 'SIGKILL');
  await until(() => !isOurs(pid, childWords), 5_000);
}

/** Numbers of processes are used again: the command line must be ours, and the working folder where it is told. */
function isOurs(pid: number, words: string): boolean {
  if (!isAlive(pid, words)) return false;
  const folder = `/proc/${pid}/cwd`;
  return !existsSync(folder) || readlinkSync(folder) === process.cwd();
}
