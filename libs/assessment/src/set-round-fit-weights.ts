import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { REVIEW_WEIGHTS } from '#matching';
import { ReviewRound } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { reviewWeightsOf } from './review-fits.js';

export interface RoundFitWeightsInput {
  readonly roundId: Id;
  readonly expectedVersion: number;
  /** Parts that differ from the usual weights; an empty list goes back to them. */
  readonly weights: readonly { readonly part: string; readonly weight: number }[];
  /** Whether reviewer and team must know a language in common; as it is where it is not said. */
  readonly commonLanguage?: boolean | null | undefined;
}

/** Sets how much each part of a reviewer's fit counts in a round, from the next computation on. */
@Injectable()
export class SetRoundFitWeights {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, CONFLICT, ROUND_LOCKED, PART_UNKNOWN, OUT_OF_RANGE, WEIGHTS_ALL_ZERO */
  execute(viewer: Viewer, { roundId, expectedVersion, weights, commonLanguage }: RoundFitWeightsInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const round = await em.findOne(
        ReviewRound,
        { id: roundId, ...viewer.where('assign', 'ReviewRound') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['r0'] },
      );
      if (!round) throw new DomainError('NOT_FOUND');
      if (round.version !== expectedVersion) {
        throw new DomainError('CONFLICT', { params: { currentVersion: round.version } });
      }
      if (round.state === 'LOCKED' || round.state === 'SCORED') throw new DomainError<AssessmentCode>('ROUND_LOCKED');
      for (const [i, { part, weight }] of weights.entries()) {
        if (!Object.hasOwn(REVIEW_WEIGHTS, part)) {
          throw new DomainError<AssessmentCode>('PART_UNKNOWN', { field: `weights.${i}.part` });
        }
        if (!Number.isInteger(weight) || weight < 0 || weight > 100) {
          throw new DomainError('OUT_OF_RANGE', { field: `weights.${i}.weight`, params: { min: 0, max: 100 } });
        }
      }
      const own = Object.fromEntries(weights.map(({ part, weight }) => [part, weight]));
      if (Object.values(reviewWeightsOf(own)).every((weight) => weight === 0)) {
        throw new DomainError<AssessmentCode>('WEIGHTS_ALL_ZERO', { field: 'weights' });
      }
      round.fitWeights = weights.length > 0 ? own : null;
      if (typeof commonLanguage === 'boolean') round.fitRules = commonLanguage ? null : { language: false };
      return round.id;
    });
  }
}
