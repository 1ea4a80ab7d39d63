/** A function of PostgreSQL takes 100 arguments, so a row of many fields is put together from parts. */
const entriesPerCall = 45;

/** SQL of a JSON object out of `'key', value` pairs. */
export function jsonObject(entries: readonly string[]): string {
  if (entries.length <= entriesPerCall) return `json_build_object(${entries.join(', ')})`;
  const parts: string[] = [];
  for (let i = 0; i < entries.length; i += entriesPerCall)
    parts.push(`jsonb_build_object(${entries.slice(i, i + entriesPerCall).join(', ')})`);
  return `(${parts.join(' || ')})`;
}
