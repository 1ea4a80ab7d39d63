import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The key of a trial installation: made once into the data folder, readable by its owner only. Two processes
 * that start at the same moment end up with the same key, because only one can create the file.
 */
export function secretKeysOf(dataFolder: string): string[] {
  const file = join(dataFolder, 'secret-keys');
  mkdirSync(dataFolder, { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
  return splitKeys(readFileSync(file, 'utf8'));
}

/** Keys stand one after the other, separated by commas or line ends, the newest first. */
export function splitKeys(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((key) => key.trim())
    .filter((key) => key !== '');
}
