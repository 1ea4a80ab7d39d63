import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { spokenTerms, type SpokenTerms } from '#programmes';
import { Commitment, Person, ReviewerProfile } from '#schema';

export interface ReviewerProfileInput extends SpokenTerms {
  /** Version the reviewer saw; nothing where there was no profile yet. */
  readonly expectedVersion?: number | null | undefined;
  readonly organisation: string;
  readonly bio: string;
  readonly topics: readonly string[];
  readonly sectors: readonly string[];
  readonly stages: readonly string[];
  /** Companies the reviewer owns, advises or put money into. */
  readonly ventures: readonly string[];
}

/**
 * A reviewer writes down what he or she knows and has ties to, and in which languages. Rounds that are not locked take
 * over sectors, text, place of work, languages and spaces, so that the next computation goes by them; conflicts are
 * looked for again.
 */
@Injectable()
export class SaveReviewerProfile {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the profile. @throws CONFLICT, SPACE_UNKNOWN */
  execute(viewer: Viewer, { expectedVersion, ...input }: ReviewerProfileInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const person = viewer.self;
      await em.execute('select 1 from person where id = ? for update', [person]);
      const standing = await em.findOne(ReviewerProfile, { person });
      const seen = expectedVersion ?? null;
      if ((standing?.version ?? null) !== seen) {
        throw new DomainError('CONFLICT', { params: { currentVersion: standing?.version ?? 0 } });
      }
      const told = {
        organisation: input.organisation.trim(),
        bio: input.bio.trim(),
        topics: once(input.topics),
        sectors: once(input.sectors),
        stages: once(input.stages),
        ventures: once(input.ventures),
        ...(await spokenTerms(em, input)),
      };
      const profile =
        standing ?? em.create(ReviewerProfile, { id: newId(), person: em.getReference(Person, person), ...told });
      em.assign(profile, told);
      em.persist(profile);
      const open = await em.find(Commitment, { reviewer: person, round: { state: { $in: ['SETUP', 'OPEN'] } } });
      const { sectors, bio: text, organisation, languages, spaces } = told;
      for (const promise of open) em.assign(promise, { sectors, profile: text, organisation, languages, spaces });
      this.outbox.record(em, 'profile.changed', { personId: person }, viewer);
      return profile.id;
    });
  }
}

/** Each word once, without blanks around it, in the order in which they were given. */
const once = (words: readonly string[]): string[] => [
  ...new Set(words.map((word) => word.trim()).filter((word) => word !== '')),
];
