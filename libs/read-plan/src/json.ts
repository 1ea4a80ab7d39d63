/** A function of PostgreSQL takes 100 arguments, so a row of more fields is put together from parts, in no order. */
export const mostEntriesInOrder = 45;

/** SQL of a JSON object out of `'key', value` pairs. */
export function jsonObject(entries: readonly string[]): string {
  if (entries.length <= mostEntriesInOrder) return `json_build_object(${entries.join(', ')})`;
  const parts: string[] = [];
  for (let i = 0; i < entries.length; i += mostEntriesInOrder)
    parts.push(`jsonb_build_object(${entries.slice(i, i + mostEntriesInOrder).join(', ')})`);
  return `(${parts.join(' || ')})`;
}
