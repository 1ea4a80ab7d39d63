import { graphql } from '../../graphql/graphql.js';
import type { TextKey } from '../../i18n.js';

export const expertiseDocument = graphql(`
  query Expertise {
    expertiseChoices {
      list
      key
      label
    }
    myMentorProfiles {
      id
      headline
      organisation
      bio
      topics
      sectors
      stages
      ventures
      languages
      meetingMode
      spaces
      freeTimes
      maxStartups
      version
      cohort {
        id
        name
      }
    }
  }
`);

export const reviewerProfileDocument = graphql(`
  query MyReviewerProfile {
    myReviewerProfile {
      id
      organisation
      bio
      topics
      sectors
      stages
      ventures
      languages
      spaces
      version
    }
  }
`);

export const saveReviewerProfileDocument = graphql(`
  mutation SaveReviewerProfile($input: SaveReviewerProfileInput!) {
    saveReviewerProfile(input: $input) {
      profile {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const saveMentorProfileDocument = graphql(`
  mutation SaveMentorProfile($input: SaveMentorProfileInput!) {
    saveMentorProfile(input: $input) {
      profile {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const stageKeys = ['IDEA', 'PROTOTYPE', 'MVP', 'EARLY_REVENUE', 'GROWTH'] as const;
export type StageKey = (typeof stageKeys)[number];
export const stageNames: Readonly<Record<StageKey, TextKey>> = {
  IDEA: 'matching.profile.stageNames.IDEA',
  PROTOTYPE: 'matching.profile.stageNames.PROTOTYPE',
  MVP: 'matching.profile.stageNames.MVP',
  EARLY_REVENUE: 'matching.profile.stageNames.EARLY_REVENUE',
  GROWTH: 'matching.profile.stageNames.GROWTH',
};

/** What reviewers and mentors both say of themselves. */
export interface Expertise {
  readonly organisation: string;
  readonly bio: string;
  readonly topics: readonly string[];
  readonly sectors: readonly string[];
  readonly stages: readonly StageKey[];
  readonly ventures: readonly string[];
}

export const noExpertise: Expertise = { organisation: '', bio: '', topics: [], sectors: [], stages: [], ventures: [] };

export interface Choice {
  readonly list: string;
  readonly key: string;
  readonly label: string;
}
