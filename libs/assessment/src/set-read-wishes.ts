import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Person, ReadWish, ReviewRound } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import type { WishedRead } from './read-wishes.js';
import { readReviewFacts } from './review-instance.js';
import { RoundMemory } from './round-memory.js';
import { mustBePossible } from './possible-wishes.js';

export interface SetReadWishesInput {
  readonly roundId: Id;
  /** One pair, or two where one reviewer takes the place of another. */
  readonly wishes: readonly {
    readonly applicationId: Id;
    readonly reviewerId: Id;
    readonly kind?: WishedRead['kind'];
  }[];
}

/** Wishes of an input as pairs. */
export const wishedReads = ({ wishes }: Pick<SetReadWishesInput, 'wishes'>): WishedRead[] =>
  wishes.map(({ applicationId, reviewerId, kind = null }) => ({
    application: applicationId,
    reviewer: reviewerId,
    kind,
  }));

/**
 * Holds reviewers to applications or keeps them away, from the next assignment on. What is given out now stays until an
 * assignment is asked for; nothing as a kind takes a wish away.
 */
@Injectable()
export class SetReadWishes {
  constructor(
    private readonly em: EntityManager,
    private readonly memory: RoundMemory,
  ) {}

  /**
   * @returns id of the round
   * @throws NOT_FOUND, ROUND_LOCKED, NOT_IN_ROUND, PAIR_BARRED for a pair in conflict, READ_BEGUN, PINS_FILL_READS and
   * PINS_FILL_REVIEWER where there is no room
   */
  execute(viewer: Viewer, input: SetReadWishesInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const round = await em.findOne(
        ReviewRound,
        { id: input.roundId, ...viewer.where('assign', 'ReviewRound') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['r0'] },
      );
      if (!round) throw new DomainError('NOT_FOUND');
      if (round.state !== 'SETUP' && round.state !== 'OPEN') throw new DomainError<AssessmentCode>('ROUND_LOCKED');
      const wishes = wishedReads(input);
      const people = [...new Set(wishes.map(({ reviewer }) => reviewer))].toSorted();
      // A conflict locks the person too, so that of a pin and a conflict that cross one sees the other.
      await em.execute('select 1 from person where id = any (?::uuid[]) order by id for key share', [
        `{${people.join(',')}}`,
      ]);
      mustBePossible(await readReviewFacts(em, round, this.memory), wishes);
      for (const { application, reviewer, kind } of wishes) {
        const standing = await em.findOne(ReadWish, { round, application, reviewer });
        if (kind === null) {
          if (standing) em.remove(standing);
          continue;
        }
        const setBy = em.getReference(Person, viewer.self);
        const wish = standing ?? em.create(ReadWish, { id: newId(), round, application, reviewer, kind, setBy });
        wish.kind = kind;
        em.persist(wish);
      }
      return round.id;
    });
  }
}
