import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { catalogue, translate, type Id } from '#kernel';
import { OutgoingMessage } from '#schema';
import { letterHtml } from './letter-html.js';
import { MailTransport, type Letter } from './mail-transport.js';
import { NotificationSettings } from './notification-settings.js';

/** Sends one letter. Its Message-ID stays the same over every try, so that a receiver can drop a repeat. */
@Injectable()
export class DeliverMessage {
  constructor(
    private readonly em: EntityManager,
    private readonly transport: MailTransport,
    private readonly settings: NotificationSettings,
  ) {}

  /** @throws what the mail server said, to be tried again */
  async execute(messageId: Id): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      const message = await em.findOne(OutgoingMessage, { id: messageId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!message || message.channel !== 'EMAIL' || message.state === 'SENT') return;
      if (!this.transport.sends) {
        message.state = 'HELD';
        return;
      }
      await this.transport.send(this.letter(message));
      message.state = 'SENT';
      message.sentAt = new Date();
      message.tries += 1;
    });
  }

  /** Notes a try that failed, outside the transaction that was rolled back; after the last one the letter is dead. */
  async failed(messageId: Id, reason: string, attempts: number): Promise<void> {
    await this.em.fork().execute(
      `update outgoing_message set tries = tries + 1, last_error = ?, updated_at = now(),
         state = case when tries + 1 >= ? then 'DEAD' else 'RETRYING' end
       where id = ? and state in ('QUEUED', 'RETRYING')`,
      [reason, attempts, messageId],
    );
  }

  private letter(message: OutgoingMessage): Letter {
    const { locale, body } = message;
    const say = (key: string) => translate(catalogue[locale], locale, `notifications.letter.${key}`);
    const url = message.link ? `${this.settings.publicUrl}${message.link}` : null;
    return {
      messageId: `<${message.id}@${new URL(this.settings.publicUrl).hostname}>`,
      to: message.address,
      subject: message.subject,
      text: [body, ...(url ? [url] : []), say('reason')].join('\n\n'),
      calendar: message.calendar ?? null,
      html: letterHtml({ body: `${body}\n\n${say('reason')}`, button: url ? { label: say('open'), url } : null }),
    };
  }
}
