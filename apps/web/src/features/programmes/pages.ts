import type { AppPage, PublicPage } from '../../app/page-lines.js';

const texts = ['programmes'] as const;

export const programmeAppPages: readonly AppPage[] = [
  { path: 'overview', load: () => import('./landing-pages.js').then((module) => module.OverviewPage), texts },
  { path: 'desk', load: () => import('./desk-page.js').then((module) => module.DeskPage), texts },
  { path: 'seasons', load: () => import('./seasons-page.js').then((module) => module.SeasonsPage), texts },
  { path: 'seasons/:slug', load: () => import('./season-page.js').then((module) => module.SeasonPage), texts },
];

export const programmePublicPages: readonly PublicPage[] = [
  { id: '/', en: '/en', load: () => import('./public-home-page.js').then((module) => module.PublicHomePage), texts },
  {
    id: '/program/:slug',
    en: '/en/programme/:slug',
    load: () => import('./programme-page.js').then((module) => module.ProgrammePage),
    texts,
  },
  {
    id: '/panggilan/:slug',
    en: '/en/calls/:slug',
    load: () => import('./call-page.js').then((module) => module.CallPage),
    texts,
  },
];
