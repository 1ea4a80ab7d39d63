import { generatePath, matchPath } from 'react-router';
import type { Locale } from '#kernel';
import { publicPages } from './pages.js';

type Params = Readonly<Record<string, string>>;

/**
 * The address of a public page in a language, named by its Indonesian pattern.
 * Example: `publicPath('en', '/panggilan/:slug', { slug: 'season-4' })` is `/en/calls/season-4`.
 */
export function publicPath(locale: Locale, pattern: string, params: Params = {}): string {
  const page = publicPages.find((each) => each.id === pattern);
  return generatePath(page === undefined ? pattern : page[locale], params);
}

/** The same public page in the other language, or nothing for an address that is not public. */
export function twinOf(pathname: string, into: Locale): string | undefined {
  for (const page of publicPages) {
    const match = matchPath(page.id, pathname) ?? matchPath(page.en, pathname);
    if (match !== null) return generatePath(page[into], match.params);
  }
  return undefined;
}

/** The language an address is written in; `/app` has none. */
export function localeOfPath(pathname: string): Locale | undefined {
  if (pathname === '/app' || pathname.startsWith('/app/')) return undefined;
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'id';
}
