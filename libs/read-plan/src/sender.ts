import { DomainError } from '#kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PoolClient } from 'pg';
import type { Absence } from './absence.js';
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
  /** What it takes for granted of its viewer. */
  readonly absences: readonly Absence[];
}

/** Said in place of an answer when something that a plan takes for granted of its viewer is over. */
export const outOfDate = Symbol('out of date');
type Answer = string | undefined | typeof outOfDate;

interface Question {
  readonly plan: Plan;
  readonly values: readonly unknown[];
}

interface Joined {
  readonly statement: Kept;
  /** Whether its last column says if something that it takes for granted is over. */
  readonly isChecked: boolean;
}

interface Asked extends Question {
  /** Whether a caller's cursor or filter is among the values. */
  readonly hasInput: boolean;
  readonly answer: (text: Answer) => void;
  readonly refuse: (cause: unknown) => void;
}

/** How many questions travel together at most; a document has seldom more root fields. */
const mostTogether = 10;
/** A statement is prepared when it is met for the third time; what comes once is not worth a name. */
const runsBeforeNaming = 2;
/** Values 22P02, 22003, 22007, 22008, 22021 and 22P05: an input that no column of this type can hold. */
const unfitInput = new Set(['22P02', '22003', '22007', '22008', '22021', '22P05']);
const isUnfit = (cause: unknown) => unfitInput.has((cause as { code?: string }).code ?? '');

const refusalOf = (cause: unknown, { hasInput }: Asked) =>
  hasInput && isUnfit(cause) ? new DomainError('INVALID_INPUT', { cause }) : cause;

/** Whether the viewer, at `parameter`, stands in a column that a question takes to be without him or her. */
function checksOf(all: readonly Question[], parameter: string): string[] {
  const checks = all.flatMap(({ plan }) =>
    plan.absences.map(
      ({ table, column }) => `exists (select 1 from ${table.name} where ${column.name} = ${parameter})`,
    ),
  );
  return [...new Set(checks)];
}

/** The JSON comes as text, whatever parsers the pool has. */
const asText = { getTypeParser: () => (text: string) => text };

/** Runs plans on the pool of MikroORM. What one viewer asks in the same moment travels as one statement. */
export class Sender {
  readonly #listeners = new Set<(statement: RanStatement) => void>();
  readonly #waiting = new WeakMap<PlanViewer, Asked[]>();
  readonly #joined: RecentlyUsed<Joined>;
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
  send(viewer: PlanViewer, plan: Plan, values: readonly unknown[], hasInput: boolean): Promise<Answer> {
    return new Promise((answer, refuse) => {
      const asked = { plan, values, hasInput, answer, refuse };
      const waiting = this.#waiting.get(viewer);
      if (waiting) return void waiting.push(asked);
      const all: Asked[] = [asked];
      this.#waiting.set(viewer, all);
      // After all promises of this moment, so that every root field of a document has asked.
      process.nextTick(() => {
        this.#waiting.delete(viewer);
        for (let at = 0; at < all.length; at += mostTogether)
          void this.#sendAll(viewer, all.slice(at, at + mostTogether));
      });
    });
  }

  /** The same on a connection that is in use, behind what it is doing. */
  async sendBehind(client: PoolClient, viewer: PlanViewer, plan: Plan, values: readonly unknown[]): Promise<Answer> {
    return (await this.#answers(viewer, [{ plan, values }], client))[0];
  }

  async #sendAll(viewer: PlanViewer, all: readonly Asked[]): Promise<void> {
    try {
      const answers = await this.#answers(viewer, all);
      for (const [at, { answer }] of all.entries()) answer(answers[at]);
    } catch (cause) {
      // One input that fits no column must not take the other answers with it.
      if (isUnfit(cause) && all.length > 1) for (const asked of all) void this.#sendAll(viewer, [asked]);
      else for (const asked of all) asked.refuse(refusalOf(cause, asked));
    }
  }

  async #answers(viewer: PlanViewer, all: readonly Question[], client?: PoolClient): Promise<Answer[]> {
    const joined = this.#join(all);
    const values = all.flatMap((asked) => asked.values);
    if (joined.isChecked) values.push(viewer.personId);
    const row = await this.#run(joined.statement, values, client);
    if (joined.isChecked && row?.at(-1) === 't') return all.map(() => outOfDate);
    return all.map((_, at) => row?.[at] ?? undefined);
  }

  /** Several statements as one that gives a row of their answers, and last whether what they rely on is over. */
  #join(all: readonly Question[]): Joined {
    const [{ plan: first }] = all as [Question];
    if (all.length === 1 && first.absences.length === 0) return { statement: first, isChecked: false };
    const key = all.map(({ plan }) => plan.id).join();
    let joined = this.#joined.get(key);
    if (!joined) {
      const parts: string[] = [];
      let before = 0;
      for (const { plan, values } of all) {
        parts.push(`(${numbered(plan.draft, before).text})`);
        before += values.length;
      }
      const checks = checksOf(all, `$${before + 1}`);
      if (checks.length > 0) parts.push(checks.join(' or '));
      const about = all.length === 1 ? first.about : `joined_${all.length}`;
      const statement = { text: `select ${parts.join(', ')}`, about, runs: 0, name: null };
      this.#joined.set(key, (joined = { statement, isChecked: checks.length > 0 }));
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
