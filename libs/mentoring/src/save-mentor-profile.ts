import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { meetingTermsOf, type MeetingTerms } from '#programmes';
import { MentorProfile } from '#schema';

export interface MentorProfileInput extends MeetingTerms {
  readonly mentorId: Id;
  readonly expectedVersion: number;
  readonly headline: string;
  readonly organisation: string;
  readonly bio: string;
  readonly topics: readonly string[];
  readonly sectors: readonly string[];
  readonly stages: readonly string[];
  /** Companies the mentor owns, advises or put money into. */
  readonly ventures: readonly string[];
  /** How many startups at most. */
  readonly maxStartups: number;
}

/**
 * A mentor says what he or she knows, has ties to and has room for, and how and when to meet. Conflicts are looked for
 * again, and a proposal that is not published is computed again.
 */
@Injectable()
export class SaveMentorProfile {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the profile. @throws NOT_FOUND, CONFLICT, OUT_OF_RANGE, SPACE_UNKNOWN */
  execute(viewer: Viewer, { mentorId, expectedVersion, ...input }: MentorProfileInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const profile = await em.findOne(
        MentorProfile,
        { id: mentorId, ...viewer.where('update', 'MentorProfile') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['m0'] },
      );
      if (!profile) throw new DomainError('NOT_FOUND');
      if (profile.version !== expectedVersion) {
        throw new DomainError('CONFLICT', { params: { currentVersion: profile.version } });
      }
      if (!Number.isInteger(input.maxStartups) || input.maxStartups < 0 || input.maxStartups > 50) {
        throw new DomainError('OUT_OF_RANGE', { field: 'maxStartups', params: { min: 0, max: 50 } });
      }
      em.assign(profile, {
        headline: input.headline.trim(),
        organisation: input.organisation.trim(),
        bio: input.bio.trim(),
        topics: once(input.topics),
        sectors: once(input.sectors),
        stages: once(input.stages),
        ventures: once(input.ventures),
        maxStartups: input.maxStartups,
        ...(await meetingTermsOf(em, input)),
      });
      this.outbox.record(em, 'profile.changed', { personId: profile.person.id }, viewer);
      this.outbox.record(em, 'fit.changed', { cohortId: profile.cohort.id }, viewer);
      return profile.id;
    });
  }
}

/** Each word once, without blanks around it, in the order in which they were given. */
const once = (words: readonly string[]): string[] => [
  ...new Set(words.map((word) => word.trim()).filter((word) => word !== '')),
];
