import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureAccounts, type AccountSettings } from '#identity';
import { seedReference, seedSampleWorld, type SampleFile, type SeedReport, type SeedStep } from '#schema';
import type { FileStore } from '#storage';
import { sampleEngines } from './sample-engines.js';

export interface SampleOptions {
  /** Where the sample decks go; without it their rows point to nothing. */
  files?: FileStore;
  /** How accounts are made; everything but the database's address. */
  accounts?: Omit<AccountSettings, 'databaseUrl'>;
  /** Hears a line now and then. */
  say?: (line: string) => void;
}

/** Long enough for better-auth, known to everybody: accounts that tests and trials make, never production. */
const trialAccounts: Omit<AccountSettings, 'databaseUrl'> = {
  publicUrl: 'http://localhost:3000',
  secretKeys: ['a key that signs nothing but the making of sample accounts'],
  limitTries: false,
};

/**
 * Loads the sample programme with accounts to sign in with. Safe to repeat: what is there stays as people have
 * left it.
 */
export async function seedSample(databaseUrl: string, options: SampleOptions = {}): Promise<SeedReport> {
  const { files, accounts = trialAccounts, say = () => undefined } = options;
  await seedReference(databaseUrl);
  return seedSampleWorld(databaseUrl, {
    engines: sampleEngines,
    accounts: (people) => ensureAccounts({ ...accounts, databaseUrl }, people),
    onProgress: inLines(say),
    ...(files && { files: (all: readonly SampleFile[]) => store(files, all) }),
  });
}

const stepNames: Record<SeedStep, string> = {
  inventing: 'inventing people, startups and applications',
  scoring: 'scoring the reviews',
  matching: 'matching mentors',
  writing: 'writing rows',
  files: 'storing files',
  accounts: 'making accounts',
};

/** One line when a step begins, and one at every quarter of a long one. */
function inLines(say: (line: string) => void): (step: SeedStep, done: number, total: number) => void {
  let last = '';
  return (step, done, total) => {
    const quarters = total > 100 ? Math.floor((done / total) * 4) : 0;
    const line = `    ${stepNames[step]}${quarters > 0 ? ` ${quarters * 25} %` : ''} …`;
    if (line !== last && done < total) say(line);
    last = line;
  };
}

const filesAtOnce = 8;

/** The store takes files from a disk: each is laid there for a moment. Some are on their way at the same time. */
async function store(files: FileStore, all: readonly SampleFile[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'semai-sample-'));
  const waiting = all.entries();
  const carry = async () => {
    for (const [index, { storageKey, mediaType, bytes }] of waiting) {
      const path = join(folder, String(index));
      await writeFile(path, bytes);
      await files.put(storageKey, { path, bytes: bytes.byteLength, mediaType });
    }
  };
  try {
    await Promise.all(Array.from({ length: filesAtOnce }, carry));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
