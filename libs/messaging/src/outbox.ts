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

/** An event as the outbox keeps it. */
export interface OutboxRow {
  readonly id: Id;
  readonly event: EventName;
  readonly payload: Record<string, unknown>;
  readonly programmeId: Id | null;
  readonly actorId: Id | null;
  readonly requestId: string | null;
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
    const row = this.row(event, payload, by, programmeId);
    em.persist(em.create(JobOutbox, { ...row, createdAt: new Date(), publishedAt: null }));
  }

  /**
   * The row of an event, for a statement that writes it together with the fact; wake the relay with `OutboxSignal.send`
   * after the commit.
   * @throws PayloadMismatch when the payload carries anything but the ids of its contract
   */
  row<E extends EventName>(
    event: E,
    payload: EventPayload<E>,
    by?: RecordedBy,
    programmeId: Id | null = null,
  ): OutboxRow {
    return {
      id: newId(),
      event,
      payload: { ...readEvent(event, payload) },
      programmeId,
      actorId: by?.personId ?? null,
      requestId: by?.requestId ?? null,
    };
  }
}
