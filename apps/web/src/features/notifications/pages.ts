import type { AppPage } from '../../app/page-lines.js';

const texts = ['notifications'] as const;

export const notificationAppPages: readonly AppPage[] = [
  { path: 'notifications', load: () => import('./notices-page.js').then((module) => module.NoticesPage), texts },
  { path: 'outbox', load: () => import('./outbox-page.js').then((module) => module.OutboxPage), texts },
];
