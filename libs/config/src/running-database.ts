import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Connection string of the embedded database that a launcher runs on this data folder, if one does. */
export function runningDatabaseUrl(dataFolder: string): string | undefined {
  const file = noteOf(dataFolder);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** Leaves the connection string to commands in other terminals, for the owner's eyes only. */
export function noteRunningDatabase(dataFolder: string, url: string): void {
  rmSync(noteOf(dataFolder), { force: true });
  writeFileSync(noteOf(dataFolder), `${url}\n`, { mode: 0o600 });
}

export function forgetRunningDatabase(dataFolder: string): void {
  rmSync(noteOf(dataFolder), { force: true });
}

function noteOf(dataFolder: string): string {
  return join(dataFolder, 'database-url');
}
