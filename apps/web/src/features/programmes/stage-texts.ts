type Texts = { readonly id: string; readonly en: string };

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'id') === 'string' &&
  typeof Reflect.get(value, 'en') === 'string';

/** A text in both languages as the api gives it; both empty when it is something else. */
export const textsOf = (value: unknown): Texts => (isTexts(value) ? value : { id: '', en: '' });

export interface GateLine {
  readonly key: string;
  readonly name: Texts;
}

/** The conditions of a gate as the api gives them. */
export function gateLines(gate: unknown): readonly GateLine[] {
  if (!Array.isArray(gate)) return [];
  return gate.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const key: unknown = Reflect.get(item, 'key');
    return typeof key === 'string' ? [{ key, name: textsOf(Reflect.get(item, 'name')) }] : [];
  });
}
