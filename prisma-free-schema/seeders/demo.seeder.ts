import type { Client } from 'pg';
import type { SampleFile } from './application-rows.js';
import type { SampleEngines } from './engines.js';
import { addProgrammePeople } from './people.js';
import { addPlaces } from './places.js';
import { storeRegions } from './reference.seeder.js';
import { addRehearsal } from './rehearsal.seeder.js';
import { addSemarang } from './semarang.seeder.js';
import { Rows, seededTables, store } from './rows.js';
import { addSeason2 } from './season-2.seeder.js';

/** What the loading is busy with. */
export type SeedStep = 'inventing' | 'scoring' | 'matching' | 'writing' | 'files' | 'accounts';

/** Hears each step and how much of it is done; `total` is 1 where the amount is not known beforehand. */
export type TellSeed = (step: SeedStep, done: number, total: number) => void;

export interface WorldOptions {
  /** The platform's engines, which compute what the sample world shows as computed. */
  readonly engines: SampleEngines;
  /** Lays the sample files into the file store; without it their rows point to nothing. */
  files?(files: readonly SampleFile[]): Promise<void>;
}

/** The sample world in memory. */
interface SampleWorld {
  readonly rows: Rows;
  readonly files: readonly SampleFile[];
}

/**
 * Invents the whole sample world: no clock, no chance, nothing read but the data files beside this one. What the
 * platform would compute is computed by the engines handed in.
 */
async function makeSampleWorld(engines: SampleEngines): Promise<SampleWorld> {
  const rows = new Rows();
  const files: SampleFile[] = [];
  addPlaces(rows);
  addProgrammePeople(rows);
  await addSeason2(rows, files, engines);
  addRehearsal(rows, files);
  addSemarang(rows);
  return { rows, files };
}

/**
 * Loads the sample world inside the caller's transaction.
 * @returns rows written, by table
 */
export async function loadSampleWorld(
  client: Client,
  options: WorldOptions,
  tell: TellSeed,
): Promise<Record<string, number>> {
  tell('inventing', 0, 1);
  const { rows, files } = await makeSampleWorld(aloud(options.engines, tell));
  tell('inventing', 1, 1);
  await storeRegions(client);
  let written = 0;
  await store(client, rows, (count) => tell('writing', (written += count), rows.size));
  if (options.files) {
    tell('files', 0, files.length);
    await options.files(files);
    tell('files', files.length, files.length);
  }
  return Object.fromEntries(seededTables.map((table) => [table, rows.of(table).length]));
}

/** The engines, saying when they work. */
function aloud(engines: SampleEngines, tell: TellSeed): SampleEngines {
  const telling = async <Out>(step: SeedStep, work: () => Out | Promise<Out>): Promise<Out> => {
    tell(step, 0, 1);
    const result = await work();
    tell(step, 1, 1);
    return result;
  };
  return {
    rank: (round) => telling('scoring', () => engines.rank(round)),
    pair: (cohort) => telling('matching', () => engines.pair(cohort)),
  };
}
