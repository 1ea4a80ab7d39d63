import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the launcher writes down so that the next one finds what a SIGKILL left behind. */
export interface LaunchNotes {
  /** Process number of the launcher. */
  launcher: number;
  /** Process numbers of api and worker. */
  children: number[];
  /** Where people reach the site, once it is up. */
  address: string | null;
  stopping: boolean;
}

/** The notes of the launcher that runs or ran on this data folder. */
export function readNotes(file: string): LaunchNotes | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LaunchNotes;
  } catch {
    // Written half before a power cut: nothing to be learned from it.
    return undefined;
  }
}

/** Replaces the notes in one go. */
export function writeNotes(file: string, notes: LaunchNotes): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(notes));
  renameSync(`${file}.new`, file);
}

export function removeNotes(file: string): void {
  rmSync(file, { force: true });
}
