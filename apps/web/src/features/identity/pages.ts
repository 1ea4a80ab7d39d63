import type { AppPage, PublicPage } from '../../app/page-lines.js';

export const identityPublicPages: readonly PublicPage[] = [
  { id: '/masuk', en: '/en/sign-in', load: () => import('./sign-in-page.js').then((module) => module.SignInPage) },
  { id: '/daftar', en: '/en/sign-up', load: () => import('./sign-up-page.js').then((module) => module.SignUpPage) },
  {
    id: '/undangan/:token',
    en: '/en/invitations/:token',
    load: () => import('./invitation-page.js').then((module) => module.InvitationPage),
  },
];

export const identityAppPages: readonly AppPage[] = [
  { path: 'devices', load: () => import('./devices-page.js').then((module) => module.DevicesPage) },
];
