import type { AppPage } from '../../app/page-lines.js';

const officeTexts = ['office', 'mentoring'] as const;

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
  {
    path: 'cohorts/:id/office-hours',
    load: () => import('./office-hours/office-hours-page.js').then((module) => module.OfficeHoursPage),
    texts: officeTexts,
  },
  {
    path: 'mentoring/availability',
    load: () => import('./office-hours/mentor-hours-page.js').then((module) => module.MentorHoursPage),
    texts: officeTexts,
  },
  {
    path: 'startup/office-hours',
    load: () => import('./office-hours/team-hours-page.js').then((module) => module.TeamHoursPage),
    texts: officeTexts,
  },
  {
    path: 'startup/mentors',
    load: () => import('./choose-mentors-page.js').then((module) => module.ChooseMentorsPage),
    texts: ['matching', 'mentoring'],
  },
  {
    path: 'mentoring/startups',
    load: () => import('./choose-startups-page.js').then((module) => module.ChooseStartupsPage),
    texts: ['matching', 'mentoring'],
  },
  {
    path: 'mentoring',
    load: () => import('./mentor-page.js').then((module) => module.MentorPage),
    texts: ['mentoring', 'matching'],
  },
];
