import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const bootstrap = readFileSync(join(root, 'scripts/bootstrap.mjs'), 'utf8');
const entries = [...bootstrap.matchAll(/: \['([\w./-]+\.mjs)'\]/g)].map(([, file]) => file!);
const statically = /^(?:import|export)\s(?:[\w*{}\s,$]*\sfrom\s)?['"]([^'"]+)['"]/gm;

/** Every file that is loaded before the first line of an entry runs, with what it names. */
function loadedBy(file: string, seen = new Map<string, readonly string[]>()): Map<string, readonly string[]> {
  if (seen.has(file)) return seen;
  const named = [...readFileSync(file, 'utf8').matchAll(statically)].map(([, name]) => name!);
  seen.set(file, named);
  for (const name of named) if (name.startsWith('.')) loadedBy(resolve(dirname(file), name), seen);
  return seen;
}

describe('a program of package.json', () => {
  it.each(['scripts/test.mjs', 'test/bench/reads/run.mjs'])('is found: %s', (file) => {
    expect(entries).toContain(file);
  });

  it.each(entries)('%s loads nothing that must be built before', (entry) => {
    const loaded = loadedBy(join(root, entry));
    const built = [...loaded].flatMap(([file, named]) =>
      named
        .filter((name) => name.startsWith('#') || name.includes('/dist/'))
        .map((name) => `${relative(root, file)}: ${name}`),
    );
    expect(built).toEqual([]);
  });
});
