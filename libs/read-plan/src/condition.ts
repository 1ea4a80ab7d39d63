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
  conditions(action: string, subject: string): Verdict;
}

/** A condition that a plan asks for when it runs; equal keys within one plan are asked once. */
export interface ConditionSource {
  readonly key: string;
  ask(viewer: PlanViewer): Verdict;
}

const isGroup = (key: string) => key === '$and' || key === '$or';

export const isNested = (value: unknown): value is Condition =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

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
