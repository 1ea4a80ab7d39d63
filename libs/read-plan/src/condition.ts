/**
 * Which rows: a plain object in MikroORM's filter grammar, so that a use case can hand the same object to `em.find`.
 * Columns: `{ state: 'SENT' }`, `{ state: { $in: […] } }`, `{ submittedAt: null }` ($eq $ne $in $nin $lt $lte $gt $gte).
 * To-one: `{ season: id }` or `{ season: { programme: { $in: […] } } }` (the related row must exist).
 * To-many: `{ assignments: { $some: { reviewer: id } } }` ($some $none $every; the entity needs the inverse property).
 * `$and`, `$or`, `$not` join them. `undefined` anywhere is refused: it would quietly widen what somebody sees.
 */
export interface Condition {
  readonly [property: string]: unknown;
}

/** What a rule says about one subject: nothing of it, all of it, or the rows that meet a condition. */
export type Verdict = Condition | boolean;

/** The person a plan is made for; libs/access gives one. */
export interface PlanViewer {
  readonly locale?: string;
  /** Null for a visitor. */
  readonly personId?: string | null;
  /** Viewers with the same object are the same person with the same rules, so that verdicts can be remembered. */
  readonly ability?: object;
  /**
   * Columns, as `Entity.property`, that held this person in no row when he or she was looked up: statements are shorter
   * for it, and ask themselves whether it is still so.
   */
  readonly absentFrom?: ReadonlySet<string>;
  conditions(action: string, subject: string): Verdict;
}

/** A condition that a plan asks for when it runs; equal keys within one plan are asked once. */
export interface ConditionSource {
  readonly key: string;
  ask(viewer: PlanViewer): Verdict;
}

/** What a source says of a viewer, in the form that is cheapest to look up. */
export const askOf = (source: ConditionSource, viewer: PlanViewer): Verdict => joinAlternatives(source.ask(viewer));

/**
 * Alternatives about one to-many relation as one look into it: some x or some y is some that is x or y. PostgreSQL sets up
 * every look of a statement before it knows which of them it needs.
 */
export function joinAlternatives(verdict: Verdict): Verdict {
  if (typeof verdict === 'boolean') return verdict;
  const entries = Object.entries(verdict).map(([key, value]): [string, unknown] => [key, joinedWithin(key, value)]);
  return Object.fromEntries(entries);
}

function joinedWithin(key: string, value: unknown): unknown {
  if (Array.isArray(value) && isGroup(key)) {
    const parts = (value as Verdict[]).map(joinAlternatives);
    return key === '$or' ? joinSome(parts) : parts;
  }
  return isNested(value) ? joinAlternatives(value) : value;
}

function joinSome(parts: readonly Verdict[]): Verdict[] {
  const byRelation = new Map<string, Verdict[]>();
  const others: Verdict[] = [];
  for (const part of parts) {
    const [relation, inner] = someOf(part) ?? [];
    if (relation === undefined) others.push(part);
    else byRelation.set(relation, [...(byRelation.get(relation) ?? []), inner as Verdict]);
  }
  const joined = [...byRelation].map(([relation, inners]): Verdict => {
    const inner = inners.length === 1 ? inners[0]! : { $or: joinSome(inners) };
    return { [relation]: { $some: inner } };
  });
  return [...others, ...joined];
}

/** The relation and the inner condition of `{ relation: { $some: inner } }`. */
function someOf(part: Verdict): readonly [string, Verdict] | undefined {
  if (typeof part === 'boolean') return undefined;
  const [entry, second] = Object.entries(part);
  if (!entry || second || !isNested(entry[1]) || !onlyKey(entry[1], '$some')) return undefined;
  return [entry[0], entry[1]['$some'] as Verdict];
}

/**
 * For each value the place of the first that is the same: what comes again travels once. Viewers share a statement only
 * where theirs agree.
 */
export function sameValues(values: readonly unknown[]): number[] {
  const places = new Map<unknown, number>();
  return values.map((value, place) => {
    const first = places.get(value);
    if (first === undefined) places.set(value, place);
    return first ?? place;
  });
}

const isGroup = (key: string) => key === '$and' || key === '$or';

export const isNested = (value: unknown): value is Condition =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

export const onlyKey = (value: Condition, key: string): boolean =>
  Object.keys(value).length === 1 && value[key] !== undefined;

/**
 * The outline of a verdict without its values, which are appended to `values` in the order of reading.
 * Two verdicts of the same outline share one statement.
 */
export function outlineOf(verdict: Verdict, values: unknown[]): string {
  if (typeof verdict === 'boolean') return verdict ? 'T' : 'F';
  let outline = '{';
  for (const key of Object.keys(verdict)) outline += `${key}:${outlineOfValue(key, verdict[key], values)},`;
  return `${outline}}`;
}

function outlineOfValue(key: string, value: unknown, values: unknown[]): string {
  if (value === null) return 'null';
  if (value === undefined) throw new Error(`A condition has undefined at "${key}"; leave the key out or say null`);
  if (Array.isArray(value)) {
    if (isGroup(key)) return `[${value.map((part: Verdict) => outlineOf(part, values)).join()}]`;
    values.push(value);
    return '[]';
  }
  if (isNested(value)) return outlineOf(value, values);
  values.push(value);
  return '?';
}
