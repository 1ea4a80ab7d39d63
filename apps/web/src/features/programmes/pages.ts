import type { AppPage, PublicPage } from '../../app/page-lines.js';

const texts = ['programmes'] as const;

export const programmeAppPages: readonly AppPage[] = [];

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
