import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { inLocale, type Id } from '#kernel';
import { Criterion } from '#schema';
import { currentRun } from './current-run.js';

/** One application as other weights and quotas may be tried on it. */
export interface RankedParts {
  readonly resultId: Id;
  readonly number: string;
  readonly name: string;
  readonly rank: number;
  readonly calibrated: number;
  readonly sd: number | null;
  /** Calibrated score of each criterion, in the order of the criteria. */
  readonly parts: readonly number[];
}

/** A ranking in the parts of which it is made. */
export interface RankingInParts {
  readonly quota: number;
  readonly criteria: readonly { readonly id: Id; readonly name: string; readonly weight: number }[];
  /** From the best down; empty where the run holds no parts, as a preview or one from before they were kept. */
  readonly rows: readonly RankedParts[];
}

const rowsOfRun = `
  select r.id as "resultId", a.number, s.name, r.rank, r.calibrated, r.sd, r.parts
  from score_result r join application a on a.id = r.application_id join startup s on s.id = a.startup_id
  where r.run_id = ? and r.parts is not null and r.calibrated is not null
  order by r.rank, a.number`;

/** Reads the current ranking of a round as weights and quota may be tried on it, without saving anything. */
@Injectable()
export class RankingParts {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND */
  async execute(viewer: Viewer, roundId: Id): Promise<RankingInParts> {
    const em = this.em.fork();
    const run = await currentRun(em, viewer, roundId);
    const rubric = run.round.unwrap().rubric;
    const criteria = await em.find(Criterion, { rubric }, { orderBy: { position: 'asc', id: 'asc' } });
    return {
      quota: run.quota,
      criteria: criteria.map(({ id, name, weight }) => ({ id, name: inLocale(name, viewer.locale), weight })),
      rows: await em.execute<RankedParts[]>(rowsOfRun, [run.id]),
    };
  }
}
