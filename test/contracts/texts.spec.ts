import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../libs/kernel/src/texts');
const locales = ['id', 'en'] as const;
const files = readdirSync(resolve(folder, 'id')).toSorted();

type Locale = (typeof locales)[number];
type Words = { [key: string]: Words | string };

describe('the catalogue of words', () => {
  it('has the same files in both languages', () => {
    expect(readdirSync(resolve(folder, 'en')).toSorted()).toEqual(files);
  });

  describe.each(files)('%s', (file) => {
    const texts = { id: textsOf('id', file), en: textsOf('en', file) };

    it('has the same keys in both languages', () => {
      expect([...forms(texts.en).keys()].toSorted()).toEqual([...forms(texts.id).keys()].toSorted());
    });

    it('fills in the same values in both languages', () => {
      const indonesian = forms(texts.id);
      const differing = [...forms(texts.en)].filter(
        ([key, words]) => String(valuesIn(words)) !== String(valuesIn(indonesian.get(key) ?? [])),
      );
      expect(differing.map(([key]) => key)).toEqual([]);
    });

    it.each(locales)('says something at every key, in every plural form (%s)', (locale) => {
      const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
      const empty = [...texts[locale]].filter(([, words]) => words.trim() === '').map(([key]) => key);
      const incomplete = [...pluralForms(texts[locale])].filter(([, found]) => String(found) !== String(wanted));
      expect({ empty, incomplete }).toEqual({ empty: [], incomplete: [] });
    });
  });
});

/** All texts of one file by their dotted keys. */
function textsOf(locale: Locale, file: string): Map<string, string> {
  const words = JSON.parse(readFileSync(resolve(folder, locale, file), 'utf8')) as Words;
  return new Map(flatten(words, ''));
}

function flatten(words: Words, above: string): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[above + key, value]] : flatten(value, `${above}${key}.`),
  );
}

const plural = /_(zero|one|two|few|many|other)$/;

/** Texts by key without its plural form: languages have different numbers of forms. */
function forms(texts: Map<string, string>): Map<string, string[]> {
  const byKey = Map.groupBy(texts, ([key]) => key.replace(plural, ''));
  return new Map([...byKey].map(([key, found]) => [key, found.map(([, words]) => words)]));
}

/** Plural forms found at each key that has any. */
function pluralForms(texts: Map<string, string>): Map<string, string[]> {
  const keys = [...texts.keys()].filter((key) => plural.test(key));
  const byKey = Map.groupBy(keys, (key) => key.replace(plural, ''));
  return new Map([...byKey].map(([key, found]) => [key, found.map((one) => plural.exec(one)?.[1] ?? '').toSorted()]));
}

/** Names that are filled in, such as `{{count}}`, each once. */
function valuesIn(words: string[]): string[] {
  const names = words.flatMap((text) =>
    [...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)].map(([, name]) => name ?? ''),
  );
  return [...new Set(names)].toSorted();
}
