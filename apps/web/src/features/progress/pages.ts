import type { AppPage } from '../../app/page-lines.js';

export const progressAppPages: readonly AppPage[] = [];
