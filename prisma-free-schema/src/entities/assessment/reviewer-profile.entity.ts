import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, sampled, versioned, words } from '../../columns.js';
import { languageChecks } from '../../meeting-terms.js';
import { Person } from '../identity/person.entity.js';

const ReviewerProfileSchema = defineEntity({
  name: 'ReviewerProfile',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    person: () => p.oneToOne(Person).ref(),
    organisation: p.string().default(''),
    /** What this reviewer knows, in his or her own words; compared with the text of applications. */
    bio: p.text().default(''),
    topics: words(),
    sectors: words(),
    stages: words(),
    /** Companies this reviewer owns, advises or put money into. */
    ventures: words(),
    /** Languages this reviewer reads. */
    languages: words().defaultRaw(`'{}'`),
    /** Slugs of the spaces whose applications this reviewer reads first. */
    spaces: words().defaultRaw(`'{}'`),
  },
  checks: languageChecks('reviewer_profile'),
});

/** What a reviewer knows and has ties to, the same for every round; open rounds take it over. */
export class ReviewerProfile extends ReviewerProfileSchema.class {}
ReviewerProfileSchema.setClass(ReviewerProfile);
