import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A letter as its reader finds it. */
export interface ReceivedLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  /** An entry for the calendar that came with it. */
  readonly calendar: string | null;
}

/** A mail server of this machine that keeps what it is handed. */
export class Mailbox {
  private constructor(
    private readonly server: SMTPServer,
    readonly url: string,
    /** Oldest first. */
    readonly letters: readonly ReceivedLetter[],
  ) {}

  static async open(): Promise<Mailbox> {
    const letters: ReceivedLetter[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => void keep(stream, letters, done),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    return new Mailbox(server, `smtp://127.0.0.1:${port}`, letters);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** Keeps a letter and says so; one that cannot be read is refused. */
async function keep(
  stream: AsyncIterable<Buffer>,
  letters: ReceivedLetter[],
  done: (refusal?: Error) => void,
): Promise<void> {
  try {
    letters.push(await read(stream));
    done();
  } catch (cause) {
    done(cause instanceof Error ? cause : new Error(String(cause)));
  }
}

async function read(stream: AsyncIterable<Buffer>): Promise<ReceivedLetter> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  const mail = await PostalMime.parse(Buffer.concat(parts));
  const calendar = mail.attachments.find(({ filename }) => filename?.endsWith('.ics'));
  return {
    to: mail.to?.[0]?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    messageId: mail.messageId ?? '',
    calendar: calendar ? new TextDecoder().decode(calendar.content as ArrayBuffer) : null,
  };
}
