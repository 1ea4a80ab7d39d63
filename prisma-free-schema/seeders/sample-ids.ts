import { idFor, type Id } from '#kernel';
import { samplePersonId, type SamplePersonKey } from './sample-people.js';

export const organisationId = idFor('sample', 'organisation', 'hetero-inkubator-jateng');
export const programmeId = idFor('sample', 'programme', 'hetero-for-startup');
export const spaceId = (key: string): Id => idFor('sample', 'space', key);

const reviewerCount = 90;
const staffCount = 4;
const knownReviewers: readonly SamplePersonKey[] = ['reviewer-1', 'reviewer-2'];

/** Ids of the programme's reviewers; the first two are sample people. */
export const reviewerIds: readonly Id[] = Array.from({ length: reviewerCount }, (_, i) => {
  const key = knownReviewers[i];
  return key ? samplePersonId(key) : idFor('sample', 'reviewer', i);
});

/** Ids of the programme's staff; the first is a sample person. */
export const staffIds: readonly Id[] = Array.from({ length: staffCount }, (_, i) =>
  i === 0 ? samplePersonId('staff') : idFor('sample', 'staff', i),
);

export const directorId = samplePersonId('director');
