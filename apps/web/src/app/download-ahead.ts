import { matchPath } from 'react-router';
import { download, downloadFrame } from './downloads.js';
import { appPages, publicPages } from './pages.js';

interface Named {
  readonly path: string;
  readonly pattern: string;
}

const holes = ({ path }: Named) => path.split('/:').length;

/** All addresses, those with fewest parameters first, so that `rounds/new` stands before `rounds/:id`. */
const named: readonly Named[] = [
  ...appPages.map(({ path }) => ({ path: `/app/${path}`, pattern: `/app/${path}` })),
  ...publicPages.flatMap(({ id, en }) => [
    { path: id, pattern: id },
    { path: en, pattern: id },
  ]),
].toSorted((one, other) => holes(one) - holes(other));

/** The pattern of the page at an address, or nothing. */
export const patternOf = (pathname: string): string | undefined =>
  named.find(({ path }) => matchPath(path, pathname) !== null)?.pattern;

/** A download that fails here is asked for again, and then reported, by the page itself. */
const later = () => undefined;

/** Starts to download frame and page of an address side by side, before either is rendered. */
export function downloadPage(pathname: string): void {
  const pattern = patternOf(pathname);
  downloadFrame(pathname).catch(later);
  if (pattern !== undefined) download(pattern).catch(later);
}

function onIntent(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null;
  const pattern = link instanceof HTMLAnchorElement ? patternOf(link.pathname) : undefined;
  if (pattern !== undefined) download(pattern).catch(later);
}

/** Downloads a page as soon as the pointer or the focus is on a link to it. Gives the way to stop. */
export function downloadAhead(): () => void {
  document.addEventListener('pointerover', onIntent, { passive: true });
  document.addEventListener('focusin', onIntent);
  return () => {
    document.removeEventListener('pointerover', onIntent);
    document.removeEventListener('focusin', onIntent);
  };
}
