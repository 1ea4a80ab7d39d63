import type { AppPage } from '../../app/page-lines.js';

export const mentoringAppPages: readonly AppPage[] = [];
