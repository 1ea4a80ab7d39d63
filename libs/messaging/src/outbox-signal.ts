import { setTimeout as pause } from 'node:timers/promises';
import type { EventArgs, EventSubscriber, TransactionEventArgs } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { JobOutbox } from '#schema';

/** The PostgreSQL channel on which the relay hears that there is something to do. */
export const outboxChannel = 'job_outbox';

export type Complain = (message: string, cause: unknown) => void;

/** One signal serves for all that is written within this time, which doubles while there is no end of it. */
const [shortestPauseMs, longestPauseMs] = [25, 400];

/**
 * Says NOTIFY after a commit that wrote to the outbox. Outside the transaction on purpose: NOTIFY inside one holds a
 * lock over the whole database until the commit is on disk, which would put all submissions of a deadline night in
 * one line. A lost signal costs one second: the relay also looks by itself.
 */
export class OutboxSignal implements EventSubscriber<JobOutbox> {
  private readonly written = new WeakSet<object>();
  private writtenInSavepoint = false;
  private sending = false;
  private sendAgain = false;

  constructor(
    private readonly em: EntityManager,
    private readonly complain: Complain,
  ) {}

  getSubscribedEntities() {
    return [JobOutbox];
  }

  afterCreate({ em }: EventArgs<JobOutbox>): void {
    const transaction: object | undefined = em.getTransactionContext();
    if (transaction) this.written.add(transaction);
  }

  afterTransactionCommit({ transaction }: TransactionEventArgs): void {
    if (!isObject(transaction)) return;
    const wrote = this.written.has(transaction);
    if ('savepointName' in transaction) this.writtenInSavepoint ||= wrote;
    else if (wrote || this.writtenInSavepoint) {
      this.writtenInSavepoint = false;
      this.send();
    }
  }

  /** Wakes the relay; for a statement that wrote its outbox row without the entity manager. */
  send(): void {
    if (this.sending) this.sendAgain = true;
    else void this.sendNow();
  }

  private async sendNow(): Promise<void> {
    this.sending = true;
    let pauseMs = shortestPauseMs;
    do {
      this.sendAgain = false;
      await this.notify();
      // What is written in the meantime shares the next signal: on a busy evening each is a statement beside somebody's.
      await pause(pauseMs, undefined, { ref: false });
      pauseMs = Math.min(2 * pauseMs, longestPauseMs);
    } while (this.sendAgain);
    this.sending = false;
  }

  private async notify(): Promise<void> {
    try {
      const pool = await this.em.getConnection().getNativeClient();
      await pool.query({ name: 'wake_relay', text: 'select pg_notify($1, $2)', values: [outboxChannel, ''] });
    } catch (cause) {
      this.complain('The relay could not be woken; it looks by itself within a second.', cause);
    }
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Pause before listening again after the connection broke. */
const reconnectAfterMs = 1_000;

/** Hears {@link outboxChannel} on a connection of its own and renews that connection when it breaks. */
export class OutboxListener {
  private client: Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly onSignal: () => void,
    private readonly complain: Complain,
  ) {}

  async open(): Promise<void> {
    if (this.closed) return;
    const client = new Client({
      connectionString: this.databaseUrl,
      keepAlive: true,
      application_name: 'semai-outbox',
    });
    this.client = client;
    client.on('error', (cause) => this.lose(client, cause));
    client.on('end', () => this.lose(client, undefined));
    client.on('notification', this.onSignal);
    try {
      await client.connect();
      await client.query(`listen ${outboxChannel}`);
      this.onSignal();
    } catch (cause) {
      this.lose(client, cause);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    const client = this.client;
    this.client = undefined;
    await client?.end();
  }

  private lose(client: Client, cause: unknown): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.complain('The connection that listens to the outbox broke; it is renewed.', cause);
    void client.end().catch((failure: unknown) => this.complain('The broken connection did not close.', failure));
    this.retry = setTimeout(() => void this.open(), reconnectAfterMs);
  }
}
