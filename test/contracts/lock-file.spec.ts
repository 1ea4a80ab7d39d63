import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
  cpu?: string[];
  hasInstallScript?: boolean;
}

const root = resolve(import.meta.dirname, '..', '..');
const read = (file: string) => JSON.parse(readFileSync(resolve(root, file), 'utf8'));
const { packages } = read('package-lock.json') as { packages: Record<string, LockedPackage> };
const manifest = read('package.json') as {
  dependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};

describe('package-lock.json', () => {
  // npm silently leaves out platform packages that do not exist yet, and `npm ci` then fails on every machine.
  it('has an entry for every optional dependency of every package', () => {
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !placesOf(name, place).some((candidate) => candidate in packages))
        .map((name) => `${name}, wanted by ${place || 'us'}`),
    );
    expect(missing).toEqual([]);
  });

  it('pins every package we run on to one version', () => {
    const ranges = Object.entries(manifest.dependencies).filter(([, version]) => !/^\d/.test(version));
    expect(ranges).toEqual([]);
  });

  it('decides about every install script', () => {
    const scripted = Object.entries(packages).filter(([, one]) => one.hasInstallScript && runsHere(one));
    const names = scripted.map(([place]) => place.split('node_modules/').at(-1) ?? '');
    expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  });
});

/** Whether the package is for a kind of processor that Semai supports. */
function runsHere({ cpu = ['x64'] }: LockedPackage): boolean {
  return cpu.includes('x64') || cpu.includes('arm64');
}

/** Where Node would look for a package from a place in the tree, nearest first. */
function placesOf(name: string, from: string): string[] {
  const parts = from === '' ? [] : from.split('/node_modules/');
  const above = parts.map((_, depth) => `${parts.slice(0, depth + 1).join('/node_modules/')}/node_modules/${name}`);
  return [...above.toReversed(), `node_modules/${name}`];
}
