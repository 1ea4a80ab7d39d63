import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const migrations = join('dist', 'prisma-free-schema', 'migrations');

/**
 * What decides which tables the database must have: our migrations, and the packages that bring tables of their own
 * (queue, sign-in). The launcher leaves the mark beside the embedded data, because asking the database itself means
 * loading all of it first.
 */
export function tablesMark(): string {
  const hash = createHash('sha256');
  if (existsSync(migrations)) for (const name of readdirSync(migrations).toSorted()) hash.update(`${name}\n`);
  if (existsSync('package-lock.json')) hash.update(readFileSync('package-lock.json'));
  return hash.digest('hex');
}

/** Whether the database in this folder was brought up to this mark. */
export function hasMark(folder: string, mark: string): boolean {
  const file = fileIn(folder);
  return existsSync(file) && readFileSync(file, 'utf8') === mark;
}

export function leaveMark(folder: string, mark: string): void {
  writeFileSync(fileIn(folder), mark);
}

function fileIn(folder: string): string {
  return join(folder, 'tables');
}
