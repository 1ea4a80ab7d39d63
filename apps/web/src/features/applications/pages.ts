import type { AppPage, PublicPage } from '../../app/page-lines.js';

export const applicationAppPages: readonly AppPage[] = [];

export const applicationPublicPages: readonly PublicPage[] = [];
