import { applicationsReadModels } from '#applications';
import { assessmentReadModels } from '#assessment';
import { identityReadModels } from '#identity';
import { mentoringReadModels } from '#mentoring';
import { programmesReadModels } from '#programmes';
import { progressReadModels } from '#progress';

/** What GraphQL types may read, from every capability. */
export const readModels = [
  ...identityReadModels,
  ...programmesReadModels,
  ...applicationsReadModels,
  ...assessmentReadModels,
  ...mentoringReadModels,
  ...progressReadModels,
];
