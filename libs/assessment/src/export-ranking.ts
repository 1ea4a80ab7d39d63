import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { inLocale, type Id, type Locale } from '#kernel';
import type { Band, ScoreRun } from '#schema';
import { groupFieldOf } from './choice-fields.js';
import { currentRun } from './current-run.js';
import { groupsOf } from './round-inputs.js';

/** One line of a ranking as a file. */
export interface ExportedResult {
  readonly number: string;
  readonly name: string;
  /** What the application chose in the field by which reviewers are grouped, in words; null where nothing was chosen. */
  readonly group: string | null;
  readonly rank: number;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly rawMean: number;
  readonly calibrated: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly chance: number | null;
  readonly band: Band;
  readonly reads: number;
  readonly spread: number;
  readonly outcome: string | null;
  readonly isSample: boolean;
}

/** The current ranking of a round with what it rests on; without names of reviewers. */
export interface ExportedRanking {
  readonly round: string;
  readonly season: string;
  readonly computedAt: Date;
  readonly inputsHash: string;
  readonly engineVersion: string;
  readonly level: number;
  readonly quota: number;
  readonly isPreview: boolean;
  /** The field by which the run groups its reviewers, in words; null where it groups nobody. */
  readonly groupedBy: string | null;
  readonly results: readonly ExportedResult[];
}

const resultsOfRun = `
  select a.id as application, a.number, s.name, r.rank, r.rank_low as "rankLow", r.rank_high as "rankHigh", r.raw_mean as "rawMean",
    r.calibrated, r.low, r.high, r.chance, r.band, r.reads, r.spread, d.outcome, a.is_sample as "isSample"
  from score_result r join score_run u on u.id = r.run_id
  join application a on a.id = r.application_id join startup s on s.id = a.startup_id
  left join decision d on d.round_id = u.round_id and d.application_id = a.id
  where r.run_id = ? order by r.rank, a.number`;

type ResultRow = Omit<ExportedResult, 'group'> & { readonly application: Id };

/** Reads the ranking of a round for a file, raw and calibrated side by side. */
@Injectable()
export class ExportRanking {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND for whoever may not see its scores, and where there are none yet */
  async execute(viewer: Viewer, roundId: Id): Promise<ExportedRanking> {
    const em = this.em.fork();
    const run = await currentRun(em, viewer, roundId);
    const round = run.round.unwrap();
    const rows = await em.execute<ResultRow[]>(resultsOfRun, [run.id]);
    const { groupedBy, groupOf } = await groupsOfRun(em, run, rows, viewer.locale);
    return {
      round: inLocale(round.name, viewer.locale),
      season: inLocale(round.season.unwrap().name, viewer.locale),
      computedAt: run.createdAt,
      inputsHash: run.inputsHash,
      engineVersion: run.engineVersion,
      level: run.level,
      quota: run.quota,
      isPreview: run.isPreview,
      groupedBy,
      results: rows.map(({ application, ...result }) => ({ ...result, group: groupOf(application) })),
    };
  }
}

/** By what a run groups reviewers; a run that keeps no inputs, as a preview, is read with the answers of now. */
async function groupsOfRun(em: EntityManager, run: ScoreRun, rows: readonly ResultRow[], locale: Locale) {
  const key = fieldOf(run.model);
  if (key === null) return { groupedBy: null, groupOf: () => null };
  const field = await groupFieldOf(em, run.round.unwrap().season.id, key);
  const ids = rows.map(({ application }) => application);
  const { of } = run.inputs?.groups ?? (await groupsOf(em, key, ids));
  const words = new Map(field?.options.map((option) => [option.key, inLocale(option.label, locale)]));
  const groupOf = (application: Id) => {
    const choice = of[application];
    return choice === undefined ? null : (words.get(choice) ?? choice.replaceAll('_', ' '));
  };
  return { groupedBy: field ? inLocale(field.label, locale) : key, groupOf };
}

function fieldOf({ grouping }: Readonly<Record<string, unknown>>): string | null {
  const named = typeof grouping === 'object' && grouping !== null && 'field' in grouping;
  return named && typeof grouping.field === 'string' ? grouping.field : null;
}
