import type { AppPage } from '../../app/page-lines.js';

const pages = () => import('./mentor-pages.js');
const texts = ['mentoring'] as const;
const withMatching = ['matching', 'mentoring'] as const;

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
  { path: 'cohorts/:id/office-hours', load: () => pages().then((module) => module.OfficeHoursPage), texts },
  { path: 'office-hours', load: () => pages().then((module) => module.MyHoursPage), texts },
  { path: 'startup/mentors', load: () => pages().then((module) => module.ChooseMentorsPage), texts: withMatching },
  { path: 'mentoring/startups', load: () => pages().then((module) => module.ChooseStartupsPage), texts: withMatching },
  { path: 'mentoring', load: () => pages().then((module) => module.MentorPage), texts: withMatching },
];
