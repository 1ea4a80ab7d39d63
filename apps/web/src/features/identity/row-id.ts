const shape = /^[A-Z]\w*:([0-9a-f-]{36})$/;

/**
 * The id of a row inside a global id of the api (base64url of `Type:uuid`); any other text is left as it is.
 */
export function rowIdOf(id: string): string {
  if (!/^[\w-]{48,120}$/.test(id) || id.length % 4 === 1) return id;
  return shape.exec(atob(id.replaceAll('-', '+').replaceAll('_', '/')))?.[1] ?? id;
}

/** The same value with the row id in place of every global id, however deep. */
export function withRowIds(value: unknown): unknown {
  if (typeof value === 'string') return rowIdOf(value);
  if (Array.isArray(value)) return value.map(withRowIds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withRowIds(part)]));
}
