import type { AppPage } from '../../app/page-lines.js';

const texts = ['mentoring'] as const;

export const mentoringAppPages: readonly AppPage[] = [
  {
    path: 'cohorts/:id/matching',
    load: () => import('./matching-page.js').then((module) => module.MatchingPage),
    texts,
  },
  { path: 'mentoring', load: () => import('./mentor-page.js').then((module) => module.MentorPage), texts },
];
