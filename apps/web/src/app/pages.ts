import { activityPublicPages } from '../features/activities/pages.js';
import { applicationAppPages, applicationPublicPages } from '../features/applications/pages.js';
import { assessmentAppPages } from '../features/assessment/pages.js';
import { identityAppPages, identityPublicPages } from '../features/identity/pages.js';
import { mentoringAppPages } from '../features/mentoring/pages.js';
import { messagingAppPages } from '../features/messaging/pages.js';
import { notificationAppPages } from '../features/notifications/pages.js';
import { programmeAppPages, programmePublicPages } from '../features/programmes/pages.js';
import { progressAppPages } from '../features/progress/pages.js';
import type { AppPage, PublicPage } from './page-lines.js';

/** Every page behind the sign-in. A capability lists its own in `features/<capability>/pages.ts`. */
export const appPages: readonly AppPage[] = [
  ...identityAppPages,
  ...programmeAppPages,
  ...applicationAppPages,
  ...assessmentAppPages,
  ...mentoringAppPages,
  ...progressAppPages,
  ...notificationAppPages,
  ...messagingAppPages,
];

/** Every page for everyone, each with its twin in the other language. */
export const publicPages: readonly PublicPage[] = [
  ...identityPublicPages,
  ...programmePublicPages,
  ...applicationPublicPages,
  ...activityPublicPages,
];
