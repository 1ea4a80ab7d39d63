import type { AppPage } from '../../app/page-lines.js';

const texts = ['progress'] as const;

export const progressAppPages: readonly AppPage[] = [
  { path: 'cohorts', load: () => import('./cohorts-page.js').then((module) => module.CohortsPage), texts },
  { path: 'cohorts/:id/board', load: () => import('./board-page.js').then((module) => module.BoardPage), texts },
  { path: 'startups/:id', load: () => import('./startup-page.js').then((module) => module.StartupPage), texts },
  {
    path: 'startup',
    load: () => import('./my-startup-page.js').then((module) => module.MyStartupPage),
    texts: ['progress', 'matching', 'mentoring', 'forms'],
  },
];
