import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Cohort, type FitRules } from '#schema';
import { fitWeightsOf, isFitPart } from './fit-weights.js';
import type { MentoringCode } from './mentoring.errors.js';

export interface FitWeightsInput {
  readonly cohortId: Id;
  /** Version the caller saw; nothing writes over any. */
  readonly expectedVersion?: number | null | undefined;
  /** Parts that differ from the usual weights; an empty list goes back to them. */
  readonly weights: readonly { readonly part: string; readonly weight: number }[];
  /** Hard rules that differ from the usual ones; as they are where it is not said. */
  readonly rules?: FitRules | undefined;
}

/** Parts of a week that a rule may ask for at most. */
const mostShared = 10;

/** Sets how much each part of a mentor's fit counts in a cohort and what rules a pair out, from the next run on. */
@Injectable()
export class SetFitWeights {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, CONFLICT, PART_UNKNOWN, OUT_OF_RANGE, WEIGHTS_ALL_ZERO */
  execute(viewer: Viewer, { cohortId, expectedVersion, weights, rules }: FitWeightsInput): Promise<Id> {
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
      if (rules) cohort.fitRules = checkedRules(rules);
      return cohort.id;
    });
  }
}

function checkedRules(rules: FitRules): FitRules | null {
  const { sharedTimes } = rules;
  if (sharedTimes !== undefined && (!Number.isInteger(sharedTimes) || sharedTimes < 0 || sharedTimes > mostShared))
    throw new DomainError('OUT_OF_RANGE', { field: 'rules.sharedTimes', params: { min: 0, max: mostShared } });
  return Object.keys(rules).length > 0 ? rules : null;
}
