import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { OfficeHourRun, Person } from '#schema';
import type { MentoringCode } from './mentoring.errors.js';
import { roundForDirector } from './office-hour-access.js';
import { readOfficeHourFacts, supplyOf } from './office-hour-facts.js';

/** Asks for the best timetable of a round; nothing changes for anybody until it is published. */
@Injectable()
export class RequestAllotment {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the run. @throws NOT_FOUND, ROUND_PUBLISHED, TOO_FEW_PLACES while mentors offer less than the round demands */
  execute(viewer: Viewer, roundId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const { round, cohortId, programmeId } = await roundForDirector(em, viewer, roundId);
      if (round.state !== 'OPEN') throw new DomainError<MentoringCode>('ROUND_PUBLISHED');
      const { places, wanted } = supplyOf(await readOfficeHourFacts(em, roundId));
      if (places < round.leastPlaces) {
        const params = { places, least: round.leastPlaces, wanted };
        throw new DomainError<MentoringCode>('TOO_FEW_PLACES', { params });
      }
      const requestedBy = em.getReference(Person, viewer.self);
      const run = em.create(OfficeHourRun, { id: newId(), round, requestedBy, isSample: round.isSample });
      em.persist(run);
      const ids = { runId: run.id, roundId, cohortId };
      this.outbox.record(em, 'officeHours.allotmentRequested', ids, viewer, programmeId);
      return run.id;
    });
  }
}
