import { activitiesReadModels } from '#activities';
import { applicationsReadModels } from '#applications';
import { assessmentReadModels } from '#assessment';
import { identityReadModels } from '#identity';
import { mentoringReadModels, officeHoursReadModels } from '#mentoring';
import { notificationsReadModels } from '#notifications';
import { programmesReadModels } from '#programmes';
import { progressReadModels } from '#progress';
import { jobReadModels } from './messaging/job.read-models.js';

/** What GraphQL types may read, from every capability. */
export const readModels = [
  ...identityReadModels,
  ...programmesReadModels,
  ...applicationsReadModels,
  ...assessmentReadModels,
  ...mentoringReadModels,
  ...officeHoursReadModels,
  ...progressReadModels,
  ...activitiesReadModels,
  ...notificationsReadModels,
  ...jobReadModels,
];
