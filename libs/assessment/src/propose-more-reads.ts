import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import type { Id } from '#kernel';
import type { ScoreRun } from '#schema';
import { placeReviews } from '#scoring';
import { currentRun } from './current-run.js';
import { FreeReviewers } from './free-reviewers.js';

/** One further read that would help, and why. */
export interface ProposedRead {
  readonly applicationId: Id;
  readonly resultId: Id;
  readonly number: string;
  readonly name: string;
  readonly rank: number;
  readonly reads: number;
  readonly chance: number | null;
  /** How far the score may be off, on the rubric's scale: half of its 90 % interval. */
  readonly doubt: number | null;
  readonly reviewerId: Id;
  readonly reviewer: string;
  /** Sectors the reviewer and the startup share. */
  readonly sectors: readonly string[];
  /** Reads this reviewer has left after it. */
  readonly left: number;
}

/** Where the next reads help the selection most. */
export interface MoreReads {
  readonly reads: readonly ProposedRead[];
  /** Applications too close to call. */
  readonly close: number;
  /** Reads that reviewers have promised and not been given. */
  readonly seats: number;
  /** Close applications for which nobody is free. */
  readonly withoutReviewer: number;
}

export interface CloseRow {
  readonly resultId: Id;
  readonly id: Id;
  readonly number: string;
  readonly name: string;
  readonly sectors: string[];
  readonly languages: string[];
  readonly rank: number;
  readonly reads: number;
  readonly calibrated: number;
  readonly sd: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly chance: number | null;
  readonly isClose: boolean;
}

/** Without intervals (one review each) everybody is close; who left the selection is not. */
const resultsOfRun = `
  select r.id as "resultId", a.id, a.number, s.name, s.sectors, s.languages, r.rank, r.reads, r.calibrated, r.sd, r.low, r.high, r.chance,
    a.lifecycle = 'IN_SELECTION' and (r.band = 'CLOSE' or r.low is null) as "isClose"
  from score_result r join application a on a.id = r.application_id join startup s on s.id = a.startup_id
  where r.run_id = ? and r.calibrated is not null order by a.id`;

/** Reads the results of a run, saying which of them are too close to call. */
export const readClose = (em: EntityManager, runId: Id): Promise<CloseRow[]> =>
  em.execute<CloseRow[]>(resultsOfRun, [runId]);

/** Proposes where the next reads help the selection most, under free capacity and conflicts; changes nothing. */
@Injectable()
export class ProposeMoreReads {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND */
  async execute(viewer: Viewer, { roundId, count }: { roundId: Id; count: number }): Promise<MoreReads> {
    const em = this.em.fork();
    const run = await currentRun(em, viewer, roundId);
    const rows = await readClose(em, run.id);
    const free = await FreeReviewers.of(em, roundId);
    const { seats } = free;
    const reads: ProposedRead[] = [];
    const alone = new Set<Id>();
    placeReviews(demandOf(run, rows), count, (at) => {
      const row = rows[at];
      if (!row?.isClose) return false;
      const suited = free.best(row);
      if (!suited || !free.take(row.id, suited.reviewer.id)) {
        if (!reads.some(({ applicationId }) => applicationId === row.id)) alone.add(row.id);
        return false;
      }
      const { reviewer, sectors } = suited;
      reads.push({ ...shown(row), reviewerId: reviewer.id, reviewer: reviewer.name, sectors, left: reviewer.free });
      return true;
    });
    return { reads, seats, close: rows.filter(({ isClose }) => isClose).length, withoutReviewer: alone.size };
  }
}

const shown = ({ id, resultId, number, name, rank, reads, chance, low, high }: CloseRow) => ({
  applicationId: id,
  resultId,
  number,
  name,
  rank,
  reads,
  chance,
  doubt: low === null || high === null ? null : (high - low) / 2,
});

/** What the allocator needs; where one review each leaves the errors open, half of the spread is taken for quality. */
function demandOf(run: ScoreRun, rows: readonly CloseRow[]) {
  const variances = run.model['variances'] as { residual: number | null; applicationPlusResidual?: number };
  const half = (variances.applicationPlusResidual ?? 0) / 2;
  return {
    ids: rows.map(({ id }) => id),
    score: rows.map(({ calibrated }) => calibrated),
    sd: rows.map(({ sd }) => sd ?? Math.sqrt(half / 2)),
    residual: variances.residual ?? half,
    top: run.quota,
  };
}
