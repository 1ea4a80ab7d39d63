import type { AppPage } from '../../app/page-lines.js';

export const assessmentAppPages: readonly AppPage[] = [];
