import { DomainError } from '#kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PoolClient } from 'pg';
import type { PlanViewer } from './condition.js';
import { numbered, type Statement } from './draft.js';
import { RecentlyUsed } from './plan-cache.js';

/** A statement as it was run. `name` is null when it ran unnamed. */
export interface RanStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name: string | null;
}

/** A statement that is kept: it gives one row, of one JSON text for each question in it. */
export interface Kept {
  readonly text: string;
  /** What it answers, for a readable statement name: `page_Application`. */
  readonly about: string;
  runs: number;
  name: string | null;
}

export interface Plan extends Statement, Kept {
  readonly id: number;
}

interface Asked {
  readonly plan: Plan;
  readonly values: readonly unknown[];
  /** Whether a caller's cursor or filter is among the values. */
  readonly hasInput: boolean;
  readonly answer: (text: string | undefined) => void;
  readonly refuse: (cause: unknown) => void;
}

/** How many questions travel together at most; a document has seldom more root fields. */
const mostTogether = 10;
/** A statement is prepared when it is met for the third time; what comes once is not worth a name. */
const runsBeforeNaming = 2;
/** Values 22P02, 22003, 22007, 22008, 22021 and 22P05: an input that no column of this type can hold. */
const unfitInput = new Set(['22P02', '22003', '22007', '22008', '22021', '22P05']);
const isUnfit = (cause: unknown) => unfitInput.has((cause as { code?: string }).code ?? '');

/** The JSON comes as text, whatever parsers the pool has. */
const asText = { getTypeParser: () => (text: string) => text };

/** Runs plans on the pool of MikroORM. What one viewer asks in the same moment travels as one statement. */
export class Sender {
  readonly #listeners = new Set<(statement: RanStatement) => void>();
  readonly #waiting = new WeakMap<PlanViewer, Asked[]>();
  readonly #joined: RecentlyUsed<Kept>;
  #names = 0;

  constructor(
    private readonly em: EntityManager,
    private readonly most: number,
  ) {
    this.#joined = new RecentlyUsed(most);
  }

  onStatement(listener: (statement: RanStatement) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The JSON that a plan gives, undefined where it gives no row. */
  send(viewer: PlanViewer, plan: Plan, values: readonly unknown[], hasInput: boolean): Promise<string | undefined> {
    return new Promise((answer, refuse) => {
      const asked = { plan, values, hasInput, answer, refuse };
      const waiting = this.#waiting.get(viewer);
      if (waiting) return void waiting.push(asked);
      const all: Asked[] = [asked];
      this.#waiting.set(viewer, all);
      // After all promises of this moment, so that every root field of a document has asked.
      process.nextTick(() => {
        this.#waiting.delete(viewer);
        for (let at = 0; at < all.length; at += mostTogether) void this.#sendAll(all.slice(at, at + mostTogether));
      });
    });
  }

  /** The same on a connection that is in use, behind what it is doing. */
  async sendBehind(client: PoolClient, plan: Plan, values: readonly unknown[]): Promise<string | undefined> {
    return (await this.#run(plan, values, client))?.[0] ?? undefined;
  }

  async #sendAll(all: readonly Asked[]): Promise<void> {
    if (all.length === 1) return this.#sendOne(all[0]!);
    const values = all.flatMap((asked) => asked.values);
    try {
      const texts = await this.#run(this.#join(all), values);
      for (const [at, { answer }] of all.entries()) answer(texts?.[at] ?? undefined);
    } catch (cause) {
      // One input that fits no column must not take the other answers with it.
      if (isUnfit(cause)) await Promise.all(all.map((asked) => this.#sendOne(asked)));
      else for (const { refuse } of all) refuse(cause);
    }
  }

  async #sendOne({ plan, values, hasInput, answer, refuse }: Asked): Promise<void> {
    try {
      answer((await this.#run(plan, values))?.[0] ?? undefined);
    } catch (cause) {
      refuse(hasInput && isUnfit(cause) ? new DomainError('INVALID_INPUT', { cause }) : cause);
    }
  }

  /** Several statements as one that gives a row of their answers. */
  #join(all: readonly Asked[]): Kept {
    const key = all.map(({ plan }) => plan.id).join();
    let joined = this.#joined.get(key);
    if (!joined) {
      const parts: string[] = [];
      let before = 0;
      for (const { plan, values } of all) {
        parts.push(`(${numbered(plan.draft, before).text})`);
        before += values.length;
      }
      joined = { text: `select ${parts.join(', ')}`, about: `joined_${all.length}`, runs: 0, name: null };
      this.#joined.set(key, joined);
    }
    return joined;
  }

  /**
   * A server keeps a prepared statement on every connection for good, so no more names than plans kept are ever given;
   * what comes later runs unnamed.
   */
  #nameOf(plan: Kept): string | undefined {
    plan.runs++;
    if (plan.name === null && plan.runs > runsBeforeNaming && this.#names < this.most)
      plan.name = `${plan.about}_${++this.#names}`;
    return plan.name ?? undefined;
  }

  async #run(
    plan: Kept,
    given: readonly unknown[],
    client?: PoolClient,
  ): Promise<readonly (string | null)[] | undefined> {
    const connection = client ?? (await this.em.getConnection().getNativeClient());
    const { text } = plan;
    const name = this.#nameOf(plan);
    for (const listener of this.#listeners) listener({ text, values: given, name: name ?? null });
    const values = [...given];
    const { rows } = await connection.query<(string | null)[]>({ name, text, values, rowMode: 'array', types: asText });
    return rows[0];
  }
}
