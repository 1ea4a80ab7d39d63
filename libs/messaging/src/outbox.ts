import type { EntityManager } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel';
import { JobOutbox } from '#schema';
import { readEvent, type EventPayload, type EventName } from './domain-events.js';

/** Who made a fact true, for the audit and for the log lines of what follows. */
export interface RecordedBy {
  readonly personId?: Id | null;
  readonly requestId?: string | null | undefined;
}

/** Where facts are written down in the transaction that makes them true. */
@Injectable()
export class Outbox {
  /**
   * Writes an event with the transaction of `em`: committed together or not at all. The worker takes it from there,
   * so this asks no queue and answers at once even when the queue is down.
   * @param programmeId programme whose staff may see the jobs that follow; none for what belongs to no programme
   * @throws PayloadMismatch when the payload carries anything but the ids of its contract
   */
  record<E extends EventName>(
    em: EntityManager,
    event: E,
    payload: EventPayload<E>,
    by?: RecordedBy,
    programmeId: Id | null = null,
  ): void {
    em.persist(
      em.create(JobOutbox, {
        id: newId(),
        event,
        payload: { ...readEvent(event, payload) },
        programmeId,
        actorId: by?.personId ?? null,
        requestId: by?.requestId ?? null,
        createdAt: new Date(),
        publishedAt: null,
      }),
    );
  }
}
