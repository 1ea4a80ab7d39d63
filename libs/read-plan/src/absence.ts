import { askOf, type Condition, isNested, type PlanViewer, type Verdict } from './condition.js';
import type { AskedSource, Asking } from './draft.js';
import type { Column, Table } from './table.js';

/** A column in which a statement takes for granted that its viewer stands nowhere. */
export interface Absence {
  readonly table: Table;
  readonly column: Column;
}

/**
 * Makes verdicts small by what is known of a viewer: who is in no team needs no look for teams he or she shares with
 * somebody. What was left out is remembered, since what was known may be over: the statement asks whether it still holds.
 */
export class Absences implements Asking {
  readonly #relied = new Map<string, Absence>();

  /** @param isTrusted false to leave verdicts as they are */
  constructor(
    private readonly viewer: PlanViewer,
    private readonly isTrusted: boolean,
  ) {}

  /** What verdicts were made small by so far. */
  get relied(): readonly Absence[] {
    return [...this.#relied.values()];
  }

  get outline(): string {
    return [...this.#relied.keys()].join();
  }

  /** What a source says of the viewer, without looks that are known to find nothing. */
  verdict({ source, table }: AskedSource): Verdict {
    const { absentFrom, personId } = this.viewer;
    const verdict = askOf(source, this.viewer);
    return this.isTrusted && absentFrom?.size && personId ? this.#verdict(verdict, table) : verdict;
  }

  #verdict(verdict: Verdict, table: Table): Verdict {
    if (typeof verdict === 'boolean') return verdict;
    const kept: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(verdict)) {
      const part = this.#isNobody(table, key, value) ? false : this.#entry(table, key, value);
      if (part === false) return false;
      if (part !== true) kept[key] = part;
    }
    const entries = Object.keys(kept);
    // An alternative that is left alone needs no words around it.
    if (entries.length === 1 && Array.isArray(kept['$or']) && kept['$or'].length === 1)
      return kept['$or'][0] as Verdict;
    return entries.length === 0 && Object.keys(verdict).length > 0 ? true : kept;
  }

  /** Whether the column holds the viewer in no row at all. */
  #isNobody(table: Table, key: string, value: unknown): boolean {
    const name = `${table.entity}.${key}`;
    if (value !== this.viewer.personId || !this.viewer.absentFrom?.has(name)) return false;
    const column = table.column(key);
    if (!column) return false;
    this.#relied.set(name, { table, column });
    return true;
  }

  /** What is left of one part of a condition; `$not`, `$none` and `$every` are left whole, where nothing is no safe guess. */
  #entry(table: Table, key: string, value: unknown): unknown {
    if (key === '$or' || key === '$and') return this.#group(table, key, value as readonly Verdict[]);
    const relation = table.relation(key);
    if (!relation || !isNested(value) || key === '$not') return value;
    const { target } = relation;
    if (!('$some' in value)) return this.#isPlain(value) ? this.#within(value, target) : value;
    const some = this.#within(value['$some'] as Verdict, target);
    return some === false ? false : { ...value, $some: some };
  }

  #group(table: Table, key: '$or' | '$and', parts: readonly Verdict[]): unknown {
    const left = parts.map((part) => this.#verdict(part, table));
    if (key === '$and') return left.includes(false) ? false : left;
    if (left.includes(true)) return true;
    const possible = left.filter((part) => part !== false);
    return possible.length === 0 ? false : possible;
  }

  /** An inner verdict that is true still asks for the row itself. */
  #within(inner: Verdict, target: Table): Verdict {
    const left = this.#verdict(inner, target);
    return left === true ? {} : left;
  }

  /** Whether a condition on a relation is one on its columns or relations, and not on how many there are. */
  #isPlain(value: Condition): boolean {
    return !Object.keys(value).some((key) => key.startsWith('$') && key !== '$or' && key !== '$and');
  }
}
