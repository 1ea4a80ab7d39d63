import type { AppPage } from '../../app/page-lines.js';

const texts = ['assessment'] as const;

export const assessmentAppPages: readonly AppPage[] = [
  { path: 'rounds', load: () => import('./rounds-page.js').then((module) => module.RoundsPage), texts },
  {
    path: 'rounds/:id',
    load: () => import('./round-page.js').then((module) => module.RoundPage),
    texts: ['assessment', 'matching'],
  },
  {
    path: 'rounds/:id/reads',
    load: () => import('./round-reads-page.js').then((module) => module.RoundReadsPage),
    texts: ['assessment', 'matching'],
  },
  {
    path: 'seasons/:slug/conflicts',
    load: () => import('./conflicts-page.js').then((module) => module.ConflictsPage),
    texts: ['assessment', 'matching'],
  },
  {
    path: 'rounds/:id/ranking',
    load: () => import('./ranking-page.js').then((module) => module.RankingPage),
    texts: ['assessment', 'scoring'],
  },
  { path: 'decisions/:id', load: () => import('./decisions-page.js').then((module) => module.DecisionsPage), texts },
  { path: 'reviews', load: () => import('./reviews-page.js').then((module) => module.ReviewsPage), texts },
  {
    path: 'reviews/:id',
    load: () => import('./review-page.js').then((module) => module.ReviewPage),
    texts: ['assessment', 'forms'],
  },
];
