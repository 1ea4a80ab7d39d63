import { lazy, type ComponentType } from 'react';
import { loadTexts } from '../i18n.js';
import { whileBusy } from './busy.js';
import { appPages, publicPages } from './pages.js';
import type { LoadPage } from './page-lines.js';

interface Download {
  readonly load: LoadPage;
  readonly texts: readonly string[];
}

const downloads: ReadonlyMap<string, Download> = new Map([
  ...appPages.map(({ path, load, texts = [] }) => [`/app/${path}`, { load, texts }] as const),
  ...publicPages.map(({ id, load, texts = [] }) => [id, { load, texts }] as const),
]);

/** Downloads the page that is listed under this pattern (public pages: the Indonesian one), its words beside it. */
export async function download(pattern: string): Promise<ComponentType> {
  const found = downloads.get(pattern);
  if (found === undefined) throw new Error(pattern);
  const [component] = await whileBusy(Promise.all([found.load(), ...found.texts.map((file) => loadTexts(file))]));
  return component;
}

const part = (load: LoadPage): ComponentType => lazy(async () => ({ default: await whileBusy(load()) }));

const loadAppFrame: LoadPage = () => import('./shell/app-frame.js').then((module) => module.AppFrame);
const loadPublicFrame: LoadPage = () => import('./shell/public-frame.js').then((module) => module.PublicFrame);

/** Downloads the frame around the page at this address. */
export const downloadFrame = (pathname: string): Promise<ComponentType> =>
  pathname === '/app' || pathname.startsWith('/app/') ? loadAppFrame() : loadPublicFrame();

export const AppFrame = part(loadAppFrame);
export const PublicFrame = part(loadPublicFrame);
export const NotFound = part(() => import('./not-found-page.js').then((module) => module.NotFoundPage));
export const Landing = part(() => import('./landing.js').then((module) => module.Landing));
