import type { AppPage, PublicPage } from '../../app/page-lines.js';

export const applicationAppPages: readonly AppPage[] = [
  {
    path: 'home',
    load: () => import('./home-page.js').then((module) => module.HomePage),
    texts: ['applications', 'forms'],
    light: true,
  },
  {
    path: 'applications',
    load: () => import('./applications-page.js').then((module) => module.ApplicationsPage),
    texts: ['applications', 'forms'],
    light: true,
  },
  {
    path: 'applications/start/:slug',
    load: () => import('./start-page.js').then((module) => module.StartPage),
    texts: ['applications', 'forms'],
    light: true,
  },
  {
    path: 'applications/:id',
    load: () => import('./status-page.js').then((module) => module.StatusPage),
    texts: ['applications', 'forms'],
    light: true,
  },
  {
    path: 'applications/:id/form',
    load: () => import('./form-page.js').then((module) => module.FormPage),
    texts: ['applications', 'forms'],
    light: true,
  },
  {
    path: 'applications/:id/receipt',
    load: () => import('./receipt-page.js').then((module) => module.ReceiptPage),
    texts: ['applications', 'forms'],
    light: true,
  },
];

export const applicationPublicPages: readonly PublicPage[] = [
  {
    id: '/panggilan/:slug/kelayakan',
    en: '/en/calls/:slug/eligibility',
    load: () => import('./eligibility-page.js').then((module) => module.EligibilityPage),
    texts: ['applications', 'forms'],
  },
];
