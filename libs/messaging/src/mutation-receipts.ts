import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { LockWaitTimeoutException, type EventSubscriber, type TransactionEventArgs } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { IntrinsicException } from '@nestjs/common';
import { DomainError, type Id } from '#kernel';
import type { MessagingCode } from './messaging.errors.js';

/** A mutation that somebody gave a key. */
export interface KeyedMutation {
  readonly actorId: Id;
  readonly key: string;
  /** What was asked, so that a key is not used for two different things. */
  readonly requestHash: string;
}

type Answer = Record<string, unknown>;

interface Receipt {
  readonly request_hash: string;
  readonly result: Answer | null;
}

/** What is going on within one mutation: whether a transaction of it has left its mark. */
interface Attempt extends KeyedMutation {
  marked: boolean;
}

/** How long a twin waits for the answer of the first one. */
const answerWithinMs = 2_000;

const mark = `
  insert into mutation_receipt (actor_id, client_mutation_id, request_hash) values (?, ?, ?)
  on conflict (actor_id, client_mutation_id) do nothing returning 1 as marked`;
const keep = `
  insert into mutation_receipt (actor_id, client_mutation_id, request_hash, result) values (?, ?, ?, ?::jsonb)
  on conflict (actor_id, client_mutation_id) do update set result = excluded.result
  where mutation_receipt.request_hash = excluded.request_hash`;
const find = `select request_hash, result from mutation_receipt where actor_id = ? and client_mutation_id = ?`;
const forget = `delete from mutation_receipt where actor_id = ? and client_mutation_id = ? and result is null`;

/** Thrown inside the second of two equal mutations to undo it; caught here again, and not worth a line in the log. */
class DoneBefore extends IntrinsicException {}

/**
 * The same key is answered once: the first transaction of a mutation leaves a mark under the key when it commits, and
 * the answer is put beside it. Asked again, the mutation gives the kept answer; its own work is undone by the mark.
 * A mutation that refused or failed leaves nothing. Marks are dropped after 48 hours.
 */
export class MutationReceipts implements EventSubscriber {
  private readonly attempts = new AsyncLocalStorage<Attempt | undefined>();

  constructor(private readonly em: EntityManager) {}

  /**
   * Runs a mutation under its key.
   * @returns its answer, or the one it gave before
   * @throws DomainError IDEMPOTENCY_MISMATCH when the key was used for another question, CONFLICT when the first one has not ended
   */
  async once(mutation: KeyedMutation, run: () => Promise<Answer>): Promise<Answer> {
    const attempt: Attempt = { ...mutation, marked: false };
    try {
      const answer = await this.attempts.run(attempt, run);
      await this.ask(keep, [...keyOf(attempt), attempt.requestHash, JSON.stringify(answer)]);
      return answer;
    } catch (cause) {
      if (attempt.marked) await this.ask(forget, keyOf(attempt));
      const earlier = attempt.marked ? undefined : await this.earlierAnswer(attempt, cause);
      if (earlier) return earlier;
      throw cause;
    }
  }

  /** For what a mutation must have on record whatever becomes of it: its transactions leave no mark. */
  aside<T>(run: () => Promise<T>): Promise<T> {
    return this.attempts.run(undefined, run);
  }

  /**
   * Runs a statement that is a transaction of its own. Where it is given a mutation, it must insert the mark of its key
   * into `mutation_receipt` whenever it writes, and say whether it wrote.
   */
  async alone(run: (mutation: KeyedMutation | null) => Promise<boolean>): Promise<boolean> {
    const attempt = this.attempts.getStore();
    if (!attempt || attempt.marked) return run(null);
    try {
      return (attempt.marked = await run(attempt));
    } catch (cause) {
      if ((cause as { constraint?: string }).constraint === 'mutation_receipt_pkey') throw new DoneBefore();
      throw cause;
    }
  }

  async beforeTransactionCommit({ em, transaction }: TransactionEventArgs): Promise<void> {
    const attempt = this.attempts.getStore();
    if (!attempt || attempt.marked || isSavepoint(transaction)) return;
    const rows = await em
      .getConnection()
      .execute<object[]>(mark, [...keyOf(attempt), attempt.requestHash], 'all', transaction);
    if (rows.length === 0) throw new DoneBefore();
    attempt.marked = true;
  }

  private async earlierAnswer(attempt: Attempt, cause: unknown): Promise<Answer | undefined> {
    const twin = cause instanceof DoneBefore || cause instanceof LockWaitTimeoutException;
    const end = performance.now() + answerWithinMs;
    do {
      const [receipt] = await this.ask<Receipt>(find, keyOf(attempt));
      if (!receipt && !twin) return undefined;
      if (receipt && receipt.request_hash !== attempt.requestHash)
        throw new DomainError<MessagingCode>('IDEMPOTENCY_MISMATCH');
      if (receipt?.result) return receipt.result;
      await pause(50);
    } while (performance.now() < end);
    throw new DomainError('CONFLICT');
  }

  private ask<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.em.getConnection().execute<Row[]>(sql, [...values]);
  }
}

const keyOf = ({ actorId, key }: KeyedMutation) => [actorId, key];

const isSavepoint = (transaction: unknown) =>
  typeof transaction === 'object' && transaction !== null && 'savepointName' in transaction;
