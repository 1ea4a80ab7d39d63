/**
 * A condition on rows, in the grammar of MikroORM filters: nested to-one properties, `$some` on to-many properties,
 * `$and`/`$or`, and the comparisons below. Use cases pass it to the entity manager, read plans compile it to SQL, and
 * `matches` judges plain objects by it.
 */
export type Condition = { readonly [key: string]: unknown };

const comparisons: Record<string, (value: unknown, wanted: unknown) => boolean> = {
  $eq: (value, wanted) => same(value, wanted),
  $ne: (value, wanted) => !same(value, wanted),
  $in: (value, wanted) => (wanted as unknown[]).some((one) => same(value, one)),
  $nin: (value, wanted) => !(wanted as unknown[]).some((one) => same(value, one)),
  $lt: (value, wanted) => value !== null && Number(value) < Number(wanted),
  $lte: (value, wanted) => value !== null && Number(value) <= Number(wanted),
  $gt: (value, wanted) => value !== null && Number(value) > Number(wanted),
  $gte: (value, wanted) => value !== null && Number(value) >= Number(wanted),
};

/** A relation may stand as its id or as an object with an id. */
function same(value: unknown, wanted: unknown): boolean {
  const plain = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  return (plain ?? null) === (wanted ?? null);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

function matchesValue(value: unknown, wanted: unknown): boolean {
  if (!isObject(wanted)) return same(value, wanted);
  return Object.entries(wanted).every(([key, part]) => {
    if (key === '$some') return Array.isArray(value) && value.some((one) => matches(part as Condition, one));
    const compare = comparisons[key];
    if (compare) return compare(value, part);
    return isObject(value) && matches({ [key]: part }, value);
  });
}

/** Whether a plain object, with its relations nested in it, meets the condition. */
export function matches(condition: Condition, row: unknown): boolean {
  if (!isObject(row)) return false;
  return Object.entries(condition).every(([key, wanted]) => {
    if (key === '$and') return (wanted as Condition[]).every((one) => matches(one, row));
    if (key === '$or') return (wanted as Condition[]).some((one) => matches(one, row));
    return matchesValue(row[key], wanted);
  });
}
