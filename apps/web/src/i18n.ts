import { useSyncExternalStore } from 'react';
import { defaultLocale, isLocale, translate, type Locale, type RefusalParams, type Texts } from '#kernel';
import { recall, remember } from './app/device-memory.js';
import type { TextKey } from './texts.js';

export type { Locale } from '#kernel';
export type { TextKey } from './texts.js';

/** Words for a key of the catalogue. While its file is still on the way it suspends, so use it while rendering. */
export type Translate = (key: TextKey, params?: RefusalParams) => string;

type File = `${Locale}/${string}`;

const folder = '../../../libs/kernel/src/texts';
const loaders = import.meta.glob<Texts>('../../../libs/kernel/src/texts/*/*.json', { import: 'default' });
const loaded = new Map<File, Texts>();
const coming = new Map<File, Promise<void>>();
const listeners = new Set<() => void>();
const storageKey = 'semai-locale';

function remembered(): Locale {
  const value = recall(storageKey);
  return isLocale(value) ? value : defaultLocale;
}

let locale: Locale = remembered();

/** The language the person reads now. Bahasa Indonesia unless chosen otherwise. */
export const currentLocale = (): Locale => locale;

/** Shows the whole page in this language, without remembering it: the address of a public page decides. */
export function showLocale(next: Locale): void {
  document.documentElement.lang = next;
  if (next === locale) return;
  locale = next;
  listeners.forEach((listener) => listener());
}

/** Shows the page in the language the person asked for and remembers it on this device. */
export function chooseLocale(next: Locale): void {
  remember(storageKey, next);
  showLocale(next);
}

/** Fetches one file of the catalogue in one language; a file that does not exist counts as empty. */
export function loadTexts(file: string, into: Locale = locale): Promise<void> {
  const name: File = `${into}/${file}`;
  const load = loaders[`${folder}/${name}.json`];
  const ready = coming.get(name) ?? (load?.() ?? Promise.resolve({})).then((texts) => void loaded.set(name, texts));
  coming.set(name, ready);
  return ready;
}

function textsFor(file: string, into: Locale): Texts {
  const texts = loaded.get(`${into}/${file}`);
  if (texts === undefined) throw loadTexts(file, into);
  return texts;
}

function translateIn(into: Locale): Translate {
  return (key, params) => {
    const dot = key.indexOf('.');
    return translate(textsFor(key.slice(0, dot), into), into, key.slice(dot + 1), params);
  };
}

const translators: Readonly<Record<Locale, Translate>> = { id: translateIn('id'), en: translateIn('en') };

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The present language; the component renders again when it changes. */
export const useLocale = (): Locale => useSyncExternalStore(subscribe, currentLocale, () => defaultLocale);

/** The translator of the present language. */
export const useT = (): Translate => translators[useLocale()];
