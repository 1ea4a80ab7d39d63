import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Cohort } from '#schema';
import { fitWeightsOf, isFitPart } from './fit-weights.js';
import type { MentoringCode } from './mentoring.errors.js';

export interface FitWeightsInput {
  readonly cohortId: Id;
  /** Version the caller saw; nothing writes over any. */
  readonly expectedVersion?: number | null | undefined;
  /** Parts that differ from the usual weights; an empty list goes back to them. */
  readonly weights: readonly { readonly part: string; readonly weight: number }[];
}

/** Sets how much each part of a mentor's fit counts in a cohort, from the next run on. */
@Injectable()
export class SetFitWeights {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, CONFLICT, PART_UNKNOWN, OUT_OF_RANGE, WEIGHTS_ALL_ZERO */
  execute(viewer: Viewer, { cohortId, expectedVersion, weights }: FitWeightsInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const cohort = await em.findOne(
        Cohort,
        { id: cohortId, ...viewer.where('match', 'Cohort') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['c0'] },
      );
      if (!cohort) throw new DomainError('NOT_FOUND');
      if (typeof expectedVersion === 'number' && expectedVersion !== cohort.version)
        throw new DomainError('CONFLICT', { params: { currentVersion: cohort.version } });
      for (const [i, { part, weight }] of weights.entries()) {
        if (!isFitPart(part)) throw new DomainError<MentoringCode>('PART_UNKNOWN', { field: `weights.${i}.part` });
        if (!Number.isInteger(weight) || weight < 0 || weight > 100)
          throw new DomainError('OUT_OF_RANGE', { field: `weights.${i}.weight`, params: { min: 0, max: 100 } });
      }
      const own = Object.fromEntries(weights.map(({ part, weight }) => [part, weight]));
      if (Object.values(fitWeightsOf(own)).every((weight) => weight === 0))
        throw new DomainError<MentoringCode>('WEIGHTS_ALL_ZERO', { field: 'weights' });
      cohort.fitWeights = weights.length > 0 ? own : null;
      return cohort.id;
    });
  }
}
