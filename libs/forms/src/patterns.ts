/** Shapes of single answers, used by the validator and by the exported JSON Schema alike. */
export const patterns = {
  url: '^https?://[^\\s/$.?#][^\\s]*\\.[^\\s]+$',
  email: '^[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]{2,}$',
  phone: '^\\+[1-9][0-9]{7,14}$',
  month: '^[0-9]{4}-(0[1-9]|1[0-2])$',
  date: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  region: '^[0-9]{2}([.][0-9]{2})?$',
} as const;

export type PatternName = keyof typeof patterns;

/** Longest text any field takes, whatever its own limit: a guard for storage. */
export const longestText = 20_000;
/** Longest link or address. */
export const longestLine = 300;

const compiled = new Map<string, RegExp>();

/** Whether the text fits the pattern; the pattern is read as by JSON Schema (with the `u` flag). */
export function fits(pattern: string, text: string): boolean {
  const known = compiled.get(pattern) ?? new RegExp(pattern, 'u');
  compiled.set(pattern, known);
  return known.test(text);
}

/** Characters as counted by JSON Schema: code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
