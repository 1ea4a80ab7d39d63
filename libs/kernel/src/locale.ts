export const locales = ['id', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'id';

/** A text shown to people, in both languages. English may be missing while staff still write it. */
export interface LocalizedText {
  readonly id: string;
  readonly en?: string;
}

/** What words are filled with: numbers, texts, moments; names in both languages, one or several. */
export type RefusalParams = Readonly<Record<string, string | number | LocalizedText | readonly LocalizedText[]>>;

/** One language of the catalogue: dotted keys to words with `{{name}}` placeholders. */
export type Texts = { readonly [key: string]: string | Texts };

export const isLocale = (value: unknown): value is Locale => value === 'id' || value === 'en';

/** The words in the language asked for, else in Bahasa Indonesia. */
export function inLocale(text: LocalizedText, locale: Locale): string {
  return (locale === 'en' ? text.en : undefined) ?? text.id;
}

function find(texts: Texts, key: string): string | undefined {
  let at: string | Texts | undefined = texts;
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
  return typeof at === 'string' ? at : undefined;
}

/**
 * Words of the catalogue for one key. `{{name}}` is replaced by the parameter of that name; where the key is absent and
 * `count` is given, `key_one` or `key_other` is taken by the plural rule of the language (Indonesian has only `other`).
 * A missing key gives the key itself, so that nothing on a page is ever blank.
 * Example: `translate({ reads_one: '{{count}} read', reads_other: '{{count}} reads' }, 'en', 'reads', { count: 2 })` is `2 reads`.
 */
export function translate(texts: Texts, locale: Locale, key: string, params: RefusalParams = {}): string {
  const count = params['count'];
  const plural = typeof count === 'number' ? `${key}_${new Intl.PluralRules(locale).select(count)}` : key;
  const words = find(texts, key) ?? find(texts, plural) ?? find(texts, `${key}_other`) ?? key;
  return words.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : shown(value, locale);
  });
}

function shown(value: RefusalParams[string], locale: Locale): string {
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if (typeof value === 'string') return value;
  return isSeveral(value) ? value.map((one) => inLocale(one, locale)).join('; ') : inLocale(value, locale);
}

const isSeveral = (value: LocalizedText | readonly LocalizedText[]): value is readonly LocalizedText[] =>
  Array.isArray(value);
