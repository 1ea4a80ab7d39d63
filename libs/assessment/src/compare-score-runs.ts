import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { ScoreRun } from '#schema';

/** One application in two runs of its round; null where a run does not hold it. */
export interface ScoreMove {
  readonly applicationId: Id;
  readonly number: string;
  readonly name: string;
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
  readonly calibratedBefore: number | null;
  readonly calibratedAfter: number | null;
  readonly chanceBefore: number | null;
  readonly chanceAfter: number | null;
  readonly readsBefore: number | null;
  readonly readsAfter: number | null;
}

/** What lies between two runs of a round. */
export interface ScoreRunDiff {
  /** Over the cut into the quota, and out of it, by rank in the later run. */
  readonly entered: readonly ScoreMove[];
  readonly left: readonly ScoreMove[];
  /** The twenty that moved most ranks. */
  readonly moved: readonly ScoreMove[];
  /** How many stand on another rank. */
  readonly movedCount: number;
  /** Only in the later run, and only in the earlier one. */
  readonly added: number;
  readonly gone: number;
}

const most = 20;

const bothRuns = `
  select a.id as "applicationId", a.number, s.name, f.rank as "rankBefore", t.rank as "rankAfter",
    f.calibrated as "calibratedBefore", t.calibrated as "calibratedAfter", f.chance as "chanceBefore",
    t.chance as "chanceAfter", f.reads as "readsBefore", t.reads as "readsAfter"
  from (select * from score_result where run_id = ?) f
  full join (select * from score_result where run_id = ?) t on t.application_id = f.application_id
  join application a on a.id = coalesce(t.application_id, f.application_id) join startup s on s.id = a.startup_id
  order by t.rank nulls last, a.number`;

/** Says who moved between two runs of one round, first of all over the cut. */
@Injectable()
export class CompareScoreRuns {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND for runs of two rounds, or of a round the viewer does not direct */
  async execute(viewer: Viewer, { before, after }: { before: Id; after: Id }): Promise<ScoreRunDiff> {
    const em = this.em.fork();
    const runs = await em.find(ScoreRun, { id: { $in: [before, after] }, ...viewer.where('read', 'ScoreRun') });
    const earlier = runs.find(({ id }) => id === before);
    const later = runs.find(({ id }) => id === after);
    if (!earlier || !later || earlier.round.id !== later.round.id) throw new DomainError('NOT_FOUND');
    const moves = await em.execute<ScoreMove[]>(bothRuns, [before, after]);
    const isIn = (rank: number | null, quota: number) => rank !== null && rank <= quota;
    const wasIn = (move: ScoreMove) => isIn(move.rankBefore, earlier.quota);
    const nowIn = (move: ScoreMove) => isIn(move.rankAfter, later.quota);
    const others = moves.filter((move) => distance(move) > 0);
    return {
      entered: moves.filter((move) => nowIn(move) && !wasIn(move)),
      left: moves.filter((move) => wasIn(move) && !nowIn(move)),
      moved: others.toSorted((a, b) => distance(b) - distance(a) || a.number.localeCompare(b.number)).slice(0, most),
      movedCount: others.length,
      added: moves.filter(({ rankBefore }) => rankBefore === null).length,
      gone: moves.filter(({ rankAfter }) => rankAfter === null).length,
    };
  }
}

/** Ranks between two runs; 0 where one of them does not hold the application. */
const distance = ({ rankBefore, rankAfter }: ScoreMove): number =>
  rankBefore === null || rankAfter === null ? 0 : Math.abs(rankBefore - rankAfter);
