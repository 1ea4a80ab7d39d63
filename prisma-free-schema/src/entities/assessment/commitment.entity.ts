import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, sampled, words } from '../../columns.js';
import { languageChecks } from '../../meeting-terms.js';
import { Person } from '../identity/person.entity.js';
import { ReviewRound } from './review-round.entity.js';

/** What a reviewer stands for; a round may ask for some of each. */
export const reviewerKinds = ['INDUSTRY', 'INVESTOR', 'ACADEMIC', 'GOVERNMENT', 'COMMUNITY'] as const;
export type ReviewerKind = (typeof reviewerKinds)[number];

const CommitmentSchema = defineEntity({
  name: 'Commitment',
  properties: {
    ...identified,
    ...dated,
    ...sampled,
    round: () => p.manyToOne(ReviewRound).ref(),
    reviewer: () => p.manyToOne(Person).ref().index(),
    /** How many applications this reviewer will read at most. */
    capacity: p.integer(),
    sectors: words(),
    /** What this reviewer knows, in his or her own words; compared with the text of applications. */
    profile: p.text().default(''),
    kind: p.enum(reviewerKinds).nullable(),
    /** Where this reviewer works, as the profile said when it was taken over. */
    organisation: p.string().default(''),
    languages: words().defaultRaw(`'{}'`),
    spaces: words().defaultRaw(`'{}'`),
  },
  uniques: [{ name: 'commitment_once', properties: ['round', 'reviewer'] }],
  checks: [{ name: 'commitment_capacity', expression: 'capacity between 0 and 500' }, ...languageChecks('commitment')],
});

/** A reviewer's promise for one round. */
export class Commitment extends CommitmentSchema.class {}
CommitmentSchema.setClass(Commitment);
