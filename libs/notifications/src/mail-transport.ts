import type { Transporter } from 'nodemailer';

/** A letter ready to go. */
export interface Letter {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** An entry for the reader's calendar, as iCalendar. */
  readonly calendar: string | null;
}

/** How letters leave: by a mail server, or not at all. */
export abstract class MailTransport {
  /** False when letters wait in the mailbox for staff to read. */
  abstract readonly sends: boolean;
  /** Hands the letter to the mail server; throws to be tried again. */
  abstract send(letter: Letter): Promise<void>;
}

export class SmtpTransport extends MailTransport {
  readonly sends = true;
  private opened: Promise<Transporter> | undefined;

  constructor(
    private readonly url: string,
    private readonly from: string,
  ) {
    super();
  }

  async send({ messageId, to, subject, text, html, calendar }: Letter): Promise<void> {
    const transport = await (this.opened ??= open(new URL(this.url)));
    await transport.sendMail({
      from: this.from,
      to,
      subject,
      text,
      html,
      messageId,
      ...(calendar !== null && { icalEvent: { method: methodOf(calendar), filename: 'semai.ics', content: calendar } }),
    });
  }
}

/** What a calendar does with an entry: it takes it in, or out. */
const methodOf = (calendar: string) => (calendar.includes('METHOD:CANCEL') ? 'CANCEL' : 'PUBLISH');

/** The mailer is loaded with the first letter: the api has these settings too and sends none. */
async function open(address: URL): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const port = address.port === '' ? {} : { port: Number(address.port) };
  const auth = { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) };
  return createTransport({
    host: address.hostname,
    ...port,
    secure: address.protocol === 'smtps:',
    ...(address.username === '' ? {} : { auth }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  });
}

export class NoTransport extends MailTransport {
  readonly sends = false;

  async send(): Promise<void> {
    throw new Error('No mail server is set.');
  }
}
