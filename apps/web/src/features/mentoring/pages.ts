import type { AppPage } from '../../app/page-lines.js';

const texts = ['mentoring'] as const;

export const mentoringAppPages: readonly AppPage[] = [
  {
    path: 'cohorts/:id/matching',
    load: () => import('./matching-page.js').then((module) => module.MatchingPage),
    texts: ['mentoring', 'matching', 'forms'],
  },
  {
    path: 'expertise',
    load: () => import('./expertise-page.js').then((module) => module.ExpertisePage),
    texts: ['matching', 'mentoring', 'forms'],
  },
  { path: 'mentoring', load: () => import('./mentor-page.js').then((module) => module.MentorPage), texts },
];
