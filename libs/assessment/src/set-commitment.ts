import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Commitment } from '#schema';

export interface CommitmentInput {
  readonly commitmentId: Id;
  readonly capacity: number;
  /** What the reviewer knows; stays as it is where it is not said. */
  readonly profile?: string | undefined;
}

/** A reviewer says how many applications of a round he or she will read at most, and what he or she knows. */
@Injectable()
export class SetCommitment {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, OUT_OF_RANGE */
  execute(viewer: Viewer, { commitmentId, capacity, profile }: CommitmentInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const commitment = await em.findOne(Commitment, { id: commitmentId, ...viewer.where('commit', 'Commitment') });
      if (!commitment) throw new DomainError('NOT_FOUND');
      if (!Number.isInteger(capacity) || capacity < 0 || capacity > 500) {
        throw new DomainError('OUT_OF_RANGE', { field: 'capacity', params: { min: 0, max: 500 } });
      }
      commitment.capacity = capacity;
      if (profile !== undefined) commitment.profile = profile;
      return commitment.id;
    });
  }
}
