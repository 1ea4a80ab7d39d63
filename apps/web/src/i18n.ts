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
/** The language asked for last; the one shown until its words are here. */
let wanted: Locale = locale;

/** The language the person reads now. Bahasa Indonesia unless chosen otherwise. */
export const currentLocale = (): Locale => locale;

/**
 * Shows the whole page in this language, without remembering it: the address of a public page decides. Words that are
 * on the screen in the language of before come first, so that neither a page nor a button is ever without words.
 */
export function showLocale(chosen: Locale): void {
  wanted = chosen;
  const missing = [...loaded.keys()]
    .filter((name) => name.startsWith(`${locale}/`))
    .map((name) => name.slice(locale.length + 1))
    .filter((file) => !loaded.has(`${chosen}/${file}`));
  if (missing.length === 0) return turnTo(chosen);
  // Where words do not come, the page turns all the same and says what is wrong.
  void Promise.allSettled(missing.map((file) => loadTexts(file, chosen))).then(() => turnTo(chosen));
}

function turnTo(chosen: Locale): void {
  if (chosen !== wanted) return;
  document.documentElement.lang = chosen;
  if (chosen === locale) return;
  locale = chosen;
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
  const keep = (texts: Texts) => void loaded.set(name, texts);
  const forget = (problem: unknown) => {
    coming.delete(name);
    throw problem;
  };
  const ready = coming.get(name) ?? (load?.() ?? Promise.resolve({})).then(keep, forget);
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
