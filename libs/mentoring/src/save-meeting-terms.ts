import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { meetingTermsOf, type MeetingTerms } from '#programmes';
import { Enrolment, Startup } from '#schema';

export interface MeetingTermsInput extends MeetingTerms {
  readonly startupId: Id;
  readonly expectedVersion: number;
}

/** A team says in which languages, where and when it can meet a mentor. Proposals not published are computed again. */
@Injectable()
export class SaveMeetingTerms {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the startup. @throws NOT_FOUND, CONFLICT, SPACE_UNKNOWN */
  execute(viewer: Viewer, { startupId, expectedVersion, ...terms }: MeetingTermsInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const startup = await em.findOne(Startup, { id: startupId, ...viewer.where('update', 'Startup') });
      if (!startup) throw new DomainError('NOT_FOUND');
      if (startup.version !== expectedVersion) {
        throw new DomainError('CONFLICT', { params: { currentVersion: startup.version } });
      }
      em.assign(startup, await meetingTermsOf(em, terms));
      const places = await em.find(Enrolment, { startup: startupId, state: 'ACTIVE' });
      for (const { cohort } of places) this.outbox.record(em, 'fit.changed', { cohortId: cohort.id }, viewer);
      return startup.id;
    });
  }
}
