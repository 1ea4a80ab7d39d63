import type { AppPage } from '../../app/page-lines.js';

export const messagingAppPages: readonly AppPage[] = [
  {
    path: 'admin/jobs',
    load: () => import('./jobs-page.js').then((module) => module.JobsPage),
    texts: ['messaging'],
  },
];
