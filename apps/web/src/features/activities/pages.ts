import type { PublicPage } from '../../app/page-lines.js';

const texts = ['activities'] as const;

export const activityPublicPages: readonly PublicPage[] = [
  {
    id: '/kegiatan',
    en: '/en/activities',
    load: () => import('./activities-page.js').then((module) => module.ActivitiesPage),
    texts,
  },
  {
    id: '/kegiatan/:slug',
    en: '/en/activities/:slug',
    load: () => import('./activity-page.js').then((module) => module.ActivityPage),
    texts,
  },
];
