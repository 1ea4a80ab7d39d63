import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import type { Outbox } from '#messaging';

/** Most meetings that one run reminds of; the next run takes the rest. */
const atMost = 200;

/**
 * The reminder is due that lies before the meeting by so much, unless the meeting was made after that moment: whoever has
 * just booked knows. The sample world stands still.
 */
const dueBy = (ahead: string) =>
  `clock_timestamp() >= starts_at - interval '${ahead}' and created_at < starts_at - interval '${ahead}'`;

const due = (most: number) => `
  update office_hour_meeting m set reminders = r.level, updated_at = now()
  from (select id, case when ${dueBy('1 hour')} then 2 else 1 end as level from office_hour_meeting
        where state = 'BOOKED' and reminders < 2 and not is_sample
          and starts_at > clock_timestamp() and starts_at <= clock_timestamp() + interval '24 hours'
          and (reminders < 1 and ${dueBy('24 hours')} or ${dueBy('1 hour')})
        order by starts_at limit ${most} for update skip locked) r
  join office_hour_meeting x on x.id = r.id join office_hour_round o on o.id = x.round_id
  join cohort c on c.id = o.cohort_id join season s on s.id = c.season_id
  where m.id = r.id and m.reminders < r.level
  returning m.id, s.programme_id`;

/** Reminds mentor and team of a meeting a day before it and an hour before it. */
export class RemindOfMeetings {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** Safe to repeat: each of the two is passed once. @returns how many meetings are reminded of */
  execute(most: number = atMost): Promise<number> {
    return this.em.fork().transactional(async (em) => {
      const meetings = await em.execute<{ id: Id; programme_id: Id }[]>(due(most));
      for (const { id, programme_id } of meetings) {
        this.outbox.record(em, 'meeting.reminderDue', { meetingId: id }, undefined, programme_id);
      }
      return meetings.length;
    });
  }
}
