import type { AppPage, PublicPage } from '../../app/page-lines.js';

export const programmeAppPages: readonly AppPage[] = [];

export const programmePublicPages: readonly PublicPage[] = [];
