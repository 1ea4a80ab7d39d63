import { graphql } from '../../graphql/graphql.js';

export const rankingHeadDocument = graphql(`
  query RankingHead($id: ID!) {
    reviewRound(id: $id) {
      id
      name
      state
      quota
      reviewsSent
      readsPerApplication
      choiceFields
      rubric {
        id
        lowest
        highest
      }
      season {
        id
        name
        slug
        programme {
          id
          zone
        }
      }
      marks {
        key
        count
      }
      currentRun {
        id
        createdAt
        inputsHash
        engineVersion
        level
        model
        isPreview
        reviews
        quota
        cut
        warnings
        bands {
          key
          count
        }
        reviewers {
          id
          reads
          leniency
          sd
          group
          reviewer {
            id
            fullName
          }
        }
      }
      batch {
        id
        releasedAt
        accepted
        waitlisted
        declined
      }
    }
  }
`);

export const rankingPageDocument = graphql(`
  query RankingPage($id: ID!, $first: Int!, $after: String, $orderBy: String, $filter: ScoreResultFilter) {
    ranking(roundId: $id, first: $first, after: $after, orderBy: $orderBy, filter: $filter) {
      nodes {
        id
        rank
        rankLow
        rankHigh
        reads
        rawMean
        calibrated
        low
        high
        chance
        band
        spread
        outcome
        application {
          id
          number
          startup {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const whyThisScoreDocument = graphql(`
  query WhyThisScore($id: ID!) {
    scoreResult(id: $id) {
      id
      rank
      rankLow
      rankHigh
      rawMean
      calibrated
      low
      high
      chance
      band
      reads
      contributions
      application {
        id
        number
        startup {
          id
          name
        }
      }
    }
  }
`);

export const waitlistDocument = graphql(`
  query Waitlist($id: ID!) {
    reviewRound(id: $id) {
      id
      placesFree
    }
    ranking(roundId: $id, first: 50, filter: { lifecycle: [WAITLISTED] }) {
      nodes {
        id
        rank
        calibrated
        application {
          id
          number
          startup {
            id
            name
          }
        }
      }
    }
  }
`);

export const promoteDocument = graphql(`
  mutation PromoteFromWaitlist($input: PromoteInput!) {
    promoteFromWaitlist(input: $input) {
      round {
        id
        placesFree
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const roundChangedDocument = graphql(`
  subscription RoundChanged($id: ID!) {
    roundChanged(id: $id) {
      ids
    }
  }
`);

export const markDecisionsDocument = graphql(`
  mutation MarkDecisions($input: MarkDecisionsInput!) {
    markDecisions(input: $input) {
      round {
        id
        marks {
          key
          count
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** One review's part in a score, as the run kept it. */
export interface Contribution {
  readonly reviewerId: string;
  readonly score: number;
  readonly adjusted: number;
  readonly share: number;
  readonly effect: number;
}

const isContribution = (value: unknown): value is Contribution =>
  typeof value === 'object' && value !== null && 'reviewerId' in value && 'effect' in value;

/** The parts of a score out of the run's record. */
export const contributionsOf = (record: unknown): readonly Contribution[] =>
  Array.isArray(record) ? record.filter(isContribution) : [];

const isWarning = (value: unknown): value is { readonly code: string; readonly count?: number } =>
  typeof value === 'object' && value !== null && 'code' in value;

export const warningsOf = (record: unknown) => (Array.isArray(record) ? record.filter(isWarning) : []);
