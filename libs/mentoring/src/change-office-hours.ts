import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { roundForDirector } from './office-hour-access.js';
import { mustFit } from './open-office-hours.js';

export interface ChangeOfficeHoursInput {
  readonly roundId: Id;
  readonly expectedVersion: number;
  readonly name: string;
  readonly wishesCloseAt: Date;
  readonly leastPlaces: number;
}

/** Changes name, deadline and least number of places of a round; its days and the length of its slots stay. */
@Injectable()
export class ChangeOfficeHours {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, CONFLICT, REQUIRED, DATE_ORDER, OUT_OF_RANGE */
  execute(viewer: Viewer, { roundId, expectedVersion, ...input }: ChangeOfficeHoursInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const { round, cohortId, programmeId } = await roundForDirector(em, viewer, roundId);
      if (round.version !== expectedVersion) {
        throw new DomainError('CONFLICT', { params: { currentVersion: round.version } });
      }
      mustFit({ ...input, endsAt: round.endsAt });
      em.assign(round, { ...input, name: input.name.trim() });
      this.outbox.record(em, 'officeHours.changed', { roundId, cohortId }, viewer, programmeId);
      return round.id;
    });
  }
}
