import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel';
import { Outbox } from '#messaging';

/** Most offers that one run reminds of; the next run takes the rest. */
const atMost = 200;

const due = (most: number) => `
  update offer o set reminders = r.level, updated_at = now()
  from (select id, case when clock_timestamp() >= created_at + 0.8 * (expires_at - created_at) then 2 else 1 end as level
        from offer where state = 'MADE' and expires_at > clock_timestamp() and reminders < 2
          and clock_timestamp() >= created_at + case reminders when 0 then 0.5 else 0.8 end * (expires_at - created_at)
        order by expires_at limit ${most} for update skip locked) r
  join offer x on x.id = r.id join application a on a.id = x.application_id join season s on s.id = a.season_id
  where o.id = r.id and o.reminders < r.level
  returning o.id, s.programme_id`;

/** Reminds of places that wait for an answer: when half of the time is gone, and when four fifths are. */
@Injectable()
export class RemindOfOffers {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** Safe to repeat: each mark is passed once. @returns how many are reminded */
  execute(most: number = atMost): Promise<number> {
    return this.em.fork().transactional(async (em) => {
      const offers = await em.execute<{ id: Id; programme_id: Id }[]>(due(most));
      for (const { id, programme_id } of offers) {
        this.outbox.record(em, 'offer.reminderDue', { offerId: id }, undefined, programme_id);
      }
      return offers.length;
    });
  }
}
