import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel';
import { LiveTopics, Outbox, type DomainEvent } from '#messaging';
import type { Channel } from '#schema';
import { noticesOf } from './audiences.js';
import type { Notice } from './notice.js';
import { render } from './templates.js';

/** How many notices are written in one statement. */
const chunk = 500;

interface Written {
  readonly id: Id;
  readonly channel: Channel;
  readonly recipient_id: Id;
  readonly programme_id: Id | null;
}

/** Writes down who is told of an event, in the app and by letter; once for each person, channel and thing. */
@Injectable()
export class NotifyPeople {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly live: LiveTopics,
  ) {}

  /** @returns how many messages were new */
  async execute(fact: DomainEvent, progress: (done: number, total: number) => Promise<void>): Promise<number> {
    const notices = await noticesOf(this.em.fork(), fact);
    let fresh = 0;
    for (let at = 0; at < notices.length; at += chunk) {
      await progress(at, notices.length);
      const part = notices.slice(at, at + chunk);
      const written = await this.em.fork().transactional((em) => this.write(em, part));
      fresh += written.length;
      const people = new Set(written.flatMap((one) => (one.channel === 'IN_APP' ? [one.recipient_id] : [])));
      for (const person of people) await this.live.publish(`people.${person}`, { ids: [person] });
    }
    return fresh;
  }

  private async write(em: EntityManager, notices: readonly Notice[]): Promise<Written[]> {
    const rows = notices.flatMap((notice) => [rowOf(notice, 'IN_APP'), rowOf(notice, 'EMAIL')]);
    const written = await em.execute<Written[]>(
      `insert into outgoing_message (id, recipient_id, programme_id, address, channel, template, locale, subject, body, link,
         calendar, dedupe_key, state, tries, sent_at, created_at, updated_at, is_sample)
       select id, recipient_id, programme_id, address, channel, template, locale, subject, body, link, calendar, dedupe_key, state, 0,
         case when channel = 'IN_APP' then now() end, now(), now(), false
       from jsonb_to_recordset(?::jsonb) as row(id uuid, recipient_id uuid, programme_id uuid, address text, channel text,
         template text, locale text, subject text, body text, link text, calendar text, dedupe_key text, state text)
       on conflict (dedupe_key) do nothing returning id, channel, recipient_id, programme_id`,
      [JSON.stringify(rows)],
    );
    for (const one of written) {
      if (one.channel === 'EMAIL') {
        this.outbox.record(em, 'notification.queued', { messageId: one.id }, undefined, one.programme_id);
      }
    }
    return written;
  }
}

function rowOf(notice: Notice, channel: Channel) {
  const { subject, body } = render(notice);
  return {
    id: newId(),
    recipient_id: notice.personId,
    programme_id: notice.programmeId,
    address: notice.email,
    channel,
    template: notice.template,
    locale: notice.locale,
    subject,
    body,
    link: notice.link,
    calendar: channel === 'EMAIL' ? notice.calendar : null,
    dedupe_key: `${notice.about} ${notice.template} ${notice.personId} ${channel}`,
    state: channel === 'IN_APP' ? 'SENT' : 'QUEUED',
  };
}
