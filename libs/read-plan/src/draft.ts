import type { Absence } from './absence.js';
import { type ConditionSource, outlineOf, sameValues, type Verdict } from './condition.js';
import type { AuthorCondition, Model } from './model.js';
import type { Models } from './models.js';
import type { Column, Table } from './table.js';
import { type ConditionWriter, literal, writeCondition } from './write-condition.js';

/** Parameters stand in a draft between two brackets that no literal may hold. */
const placeholder = /⟦(\d+)⟧/g;

interface Asked {
  readonly verdict: Verdict;
  /** Place of the first value of this verdict among the values of the statement's run. */
  readonly base: number;
}

/** A finished statement: parameter `$n` is the value at place `places[n - 1]` among the values of a run. */
export interface Statement {
  readonly text: string;
  /** The text before its parameters were numbered. */
  readonly draft: string;
  readonly places: readonly number[];
}

/** A condition that a statement asks, and the table on whose rows. */
export interface AskedSource {
  readonly source: ConditionSource;
  readonly table: Table;
}

/** Gives what sources say of a viewer, and what that takes for granted so far. */
export interface Asking {
  verdict(asked: AskedSource): Verdict;
  readonly relied: readonly Absence[];
  /** Tells apart what it takes for granted. */
  readonly outline: string;
}

/**
 * One statement while it is written: gives out aliases and parameters and asks each condition once.
 * The values of a run lie in one row: those of the request first, then those of the verdicts in the order of asking.
 */
export class Draft {
  readonly sources: AskedSource[] = [];
  readonly #asked = new Map<string, Asked>();
  readonly #places: number[] = [];
  readonly #parameters = new Map<string, string>();
  readonly #joined = new Map<string, string>();
  readonly #pointing = new Map<string, string>();
  readonly #passed = new Map<string, Model>();
  #isComparing = false;
  /** How sets of few rows are named, by the text that gathers them. */
  readonly #few = new Map<string, string>();
  readonly #verdictValues: unknown[] = [];
  #aliases = 0;

  constructor(
    readonly models: Models,
    private readonly requestValues: number,
    private readonly asking: Asking,
  ) {}

  /**
   * Says that the row behind a to-one relation of `alias` is the row known as `joined`, so that conditions on it need
   * not look the row up again. Only for inner joins and parents: the row must be there, and in sight of `alias`.
   */
  knows(alias: string, property: string, joined: string): void {
    this.#joined.set(`${alias}.${property}`, joined);
  }

  /** Says that `column` of the row known as `pointing`, of `table`, points at the row of `alias` and is in its sight. */
  knowsPointing(alias: string, table: Table, column: Column, pointing: string): void {
    this.#pointing.set(`${alias} ${table.name}.${column.name}`, pointing);
  }

  /** Says that all rows known as `alias` have passed the policy of their type; not for rows that a left join may lack. */
  passes(alias: string, model: Model): void {
    this.#passed.set(alias, model);
  }

  /** The same for what is written meanwhile alone, where it stands behind a `case` that asks the policy. */
  whilePassed<T>(alias: string, model: Model, write: () => T): T {
    const before = this.#passed.get(alias);
    this.#passed.set(alias, model);
    const written = write();
    if (before) this.#passed.set(alias, before);
    else this.#passed.delete(alias);
    return written;
  }

  /** Whether a condition on the rows of `alias` is what they have passed already. */
  #holds(alias: string, condition: string): boolean {
    const model = this.#passed.get(alias);
    if (!model || this.#isComparing) return false;
    this.#isComparing = true;
    const policy = this.policy(model, alias);
    this.#isComparing = false;
    return policy === condition;
  }

  /** The row behind a to-one relation of `alias` where it is known. */
  joined(alias: string, property: string): string | undefined {
    return this.#joined.get(`${alias}.${property}`);
  }

  alias(): string {
    return `t${this.#aliases++}`;
  }

  /** The parameter for the value at a place; one parameter per place and type, so that PostgreSQL infers one type each. */
  parameter(asked: number, type: string): string {
    const place = this.#firstPlace(asked);
    const key = `${place} ${type}`;
    let parameter = this.#parameters.get(key);
    if (!parameter) {
      this.#places.push(place);
      parameter = `⟦${this.#places.length - 1}⟧`;
      this.#parameters.set(key, parameter);
    }
    return parameter;
  }

  #firstPlace(place: number): number {
    const at = place - this.requestValues;
    return at < 0 ? place : this.requestValues + sameValues(this.#verdictValues)[at]!;
  }

  /** SQL of the viewer's rule for an action on rows of a type. */
  rule(action: string, model: Model, alias: string): string {
    const source = {
      key: `${action} ${model.type}`,
      ask: (viewer: Parameters<ConditionSource['ask']>[0]) => viewer.conditions(action, model.type),
    };
    return this.condition(source, model.table, alias);
  }

  /** SQL of the row policy of a type. */
  policy(model: Model, alias: string): string {
    return model.isPublic ? 'true' : this.rule('read', model, alias);
  }

  author(condition: AuthorCondition | undefined, table: Table, alias: string): string {
    if (!condition) return 'true';
    if ('source' in condition) return this.condition(condition.source, table, alias);
    return writeCondition(
      this.#writer(literal, () => () => {}),
      table,
      alias,
      condition.constant,
    );
  }

  condition(source: ConditionSource, table: Table, alias: string): string {
    const { verdict, base } = this.#askOnce({ source, table });
    return this.given(verdict, base, table, alias);
  }

  /** SQL of a condition whose values lie at known places. */
  given(verdict: Verdict, base: number, table: Table, alias: string): string {
    let place = base;
    const value = (_: unknown, type: string) => this.parameter(place++, type);
    const mark = () => {
      const marked = place;
      return () => void (place = marked);
    };
    return writeCondition(this.#writer(value, mark), table, alias, verdict);
  }

  #writer(value: ConditionWriter['value'], mark: ConditionWriter['mark']): ConditionWriter {
    return {
      alias: () => this.alias(),
      joined: (alias, property) => this.joined(alias, property),
      few: (table, condition) => (this.models.isFew(table) ? this.#gathered(table, condition('f')) : undefined),
      pointing: (alias, table, column) => this.#pointing.get(`${alias} ${table.name}.${column.name}`),
      holds: (alias, condition) => this.#holds(alias, condition),
      mark,
      value,
    };
  }

  /** The ids of a set of few rows, gathered when they are first needed and once for a run. */
  #gathered(table: Table, condition: string): string {
    const text = `select f.${table.key.name} from ${table.name} f where ${condition}`;
    let set = this.#few.get(text);
    if (!set) this.#few.set(text, (set = `(select ids from few${this.#few.size})::${table.key.type}[]`));
    return set;
  }

  /** The statement with its sets: one that is met once stands where it is met, the others before everything. */
  #withSets(written: string): string {
    let [text, isFirst] = [written, true];
    for (const [select, set] of [...this.#few].toReversed()) {
      const parts = text.split(set);
      if (parts.length === 2) text = parts.join(`array(${select})`);
      if (parts.length <= 2) continue;
      const name = /few\d+/.exec(set)![0];
      text = `${name} as materialized (select array(${select}) as ids)${isFirst ? '' : ','} ${text}`;
      isFirst = false;
    }
    return isFirst ? text : `with ${text}`;
  }

  /** Numbers the parameters that stand in the text; one that was asked for and not used is left out. */
  finish(written: string): Statement {
    const draft = this.#withSets(written);
    const { text, indices } = numbered(draft);
    return { text, draft, places: indices.map((index) => this.#places[index]!) };
  }

  #askOnce(wanted: AskedSource): Asked {
    const { key } = wanted.source;
    let asked = this.#asked.get(key);
    if (!asked) {
      const verdict = this.asking.verdict(wanted);
      asked = { verdict, base: this.requestValues + this.#verdictValues.length };
      outlineOf(verdict, this.#verdictValues);
      this.#asked.set(key, asked);
      this.sources.push(wanted);
    }
    return asked;
  }
}

/** A drafted text with its parameters counted on from `before`, and which placeholders they stand for. */
export function numbered(draft: string, before = 0): { text: string; indices: readonly number[] } {
  const numbers = new Map<string, number>();
  const text = draft.replace(placeholder, (_, index: string) => {
    let number = numbers.get(index);
    if (number === undefined) numbers.set(index, (number = numbers.size + 1));
    return `$${before + number}`;
  });
  return { text, indices: [...numbers.keys()].map(Number) };
}

/** Joins conditions, leaving out what is always true. */
export function all(...conditions: readonly string[]): string {
  const parts = conditions.filter((condition) => condition !== 'true' && condition !== '');
  return parts.length === 0 ? 'true' : parts.join(' and ');
}
