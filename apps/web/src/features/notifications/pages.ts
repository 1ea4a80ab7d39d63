import type { AppPage } from '../../app/page-lines.js';

export const notificationAppPages: readonly AppPage[] = [];
