const shape = /^[A-Z]\w*_([0-9a-f-]{36})$/;

/** The id of a row inside a global id of the api (`Type_uuid`); any other text is left as it is. */
export function rowIdOf(id: string): string {
  return shape.exec(id)?.[1] ?? id;
}

/** The same value with the row id in place of every global id, however deep. */
export function withRowIds(value: unknown): unknown {
  if (typeof value === 'string') return rowIdOf(value);
  if (Array.isArray(value)) return value.map(withRowIds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withRowIds(part)]));
}
