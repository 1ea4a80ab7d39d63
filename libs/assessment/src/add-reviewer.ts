import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Commitment, Person, ReviewerProfile, ReviewRound, RoleGrant, type ReviewerKind } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';

export interface AddReviewerInput {
  readonly roundId: Id;
  readonly personId: Id;
  /** How many applications this reviewer will read at most. */
  readonly capacity: number;
  /** What kind of reviewer this is, where the rules of the round ask for kinds. */
  readonly kind?: ReviewerKind | null;
}

/** A director takes a reviewer of the programme into a round, with what that person agreed to read. */
@Injectable()
export class AddReviewer {
  constructor(private readonly em: EntityManager) {}

  /**
   * @returns id of the round
   * @throws NOT_FOUND, ROUND_LOCKED, OUT_OF_RANGE, NOT_A_REVIEWER for a person without that role, REVIEWER_KNOWN
   */
  execute(viewer: Viewer, { roundId, personId, capacity, kind = null }: AddReviewerInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const round = await em.findOne(
        ReviewRound,
        { id: roundId, ...viewer.where('assign', 'ReviewRound') },
        { populate: ['season'], lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['r0'] },
      );
      if (!round) throw new DomainError('NOT_FOUND');
      if (round.state === 'LOCKED' || round.state === 'SCORED') throw new DomainError<AssessmentCode>('ROUND_LOCKED');
      if (!Number.isInteger(capacity) || capacity < 1 || capacity > 500) {
        throw new DomainError('OUT_OF_RANGE', { field: 'capacity', params: { min: 1, max: 500 } });
      }
      const scopeId = round.season.unwrap().programme.id;
      const grants = await em.count(RoleGrant, { person: personId, role: 'REVIEWER', scopeKind: 'PROGRAMME', scopeId });
      if (grants === 0) throw new DomainError<AssessmentCode>('NOT_A_REVIEWER', { field: 'personId' });
      if ((await em.count(Commitment, { round, reviewer: personId })) > 0) {
        throw new DomainError<AssessmentCode>('REVIEWER_KNOWN', { field: 'personId' });
      }
      const profile = await em.findOne(ReviewerProfile, { person: personId });
      const reviewer = em.getReference(Person, personId);
      const known = {
        sectors: profile?.sectors ?? [],
        profile: profile?.bio ?? '',
        organisation: profile?.organisation ?? '',
        languages: profile?.languages ?? [],
        spaces: profile?.spaces ?? [],
      };
      em.persist(em.create(Commitment, { id: newId(), round, reviewer, capacity, kind, ...known }));
      return round.id;
    });
  }
}
