import { graphql } from '../../graphql/graphql.js';

export const matchingDocument = graphql(`
  query Matching($id: ID!) {
    cohort(id: $id) {
      id
      name
      season {
        id
        slug
        name
      }
    }
    enrolments(cohortId: $id) {
      id
      state
      startup {
        id
        name
        sectors
        topicsNeeded
        matches {
          id
          state
          affinity
          reasons
          ranks
          startup {
            id
          }
          mentor {
            id
          }
        }
      }
    }
    mentors(cohortId: $id) {
      id
      headline
      topics
      sectors
      maxStartups
      active
      person {
        id
        fullName
      }
    }
    matchWishes(cohortId: $id) {
      id
      kind
      startup {
        id
      }
      mentor {
        id
      }
    }
    matchRuns(cohortId: $id) {
      id
      state
      keepMode
      outcome
      createdAt
      finishedAt
      publishedAt
      matches {
        id
        state
        affinity
        reasons
        ranks
        startup {
          id
          name
        }
        mentor {
          id
          person {
            id
            fullName
          }
        }
      }
    }
  }
`);

export const matchJobChangedDocument = graphql(`
  subscription MatchJobChanged($id: ID!) {
    jobChanged(id: $id) {
      ids
    }
  }
`);

export const cohortChangedDocument = graphql(`
  subscription CohortChanged($id: ID!) {
    cohortChanged(id: $id) {
      ids
    }
  }
`);

export const requestMatchingDocument = graphql(`
  mutation RequestMatching($input: RequestMatchingInput!) {
    requestMatching(input: $input) {
      run {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const publishMatchingDocument = graphql(`
  mutation PublishMatching($input: MatchRunInput!) {
    publishMatching(input: $input) {
      run {
        id
        publishedAt
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const setMatchWishDocument = graphql(`
  mutation SetMatchWish($input: SetMatchWishInput!) {
    setMatchWish(input: $input) {
      cohort {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const wishPreviewDocument = graphql(`
  query MatchWishPreview($cohortId: ID!, $startupId: ID!, $mentorId: ID!, $kind: String!) {
    matchWishPreview(cohortId: $cohortId, startupId: $startupId, mentorId: $mentorId, kind: $kind) {
      cost
      uncovered
      added {
        startupId
        mentorId
      }
      dropped {
        startupId
        mentorId
      }
    }
  }
`);

/** The parts of a pair's fit that both sides may see. */
export interface FitParts {
  readonly parts: Readonly<Record<string, number>>;
  readonly outOf?: Readonly<Record<string, number>>;
  readonly words?: readonly string[];
  /** Parts that one side has not answered. */
  readonly unknown?: readonly string[];
  /** What both sides name. */
  readonly common?: {
    readonly languages: readonly string[];
    readonly spaces: readonly string[];
    readonly times: readonly string[];
    readonly online: boolean;
  };
}

/** Why a pair was made, as the run kept it. */
export interface PairReasons extends FitParts {
  readonly reason: string;
  readonly price: number;
  readonly alternativeMentorId: string | null;
}

export const isPairReasons = (value: unknown): value is PairReasons =>
  typeof value === 'object' && value !== null && 'parts' in value && 'reason' in value;

export const isFitParts = (value: unknown): value is FitParts =>
  typeof value === 'object' && value !== null && 'parts' in value;

/** How the two of a pair ranked each other, as the run kept it. */
export interface PairRanks {
  readonly startup: number | null;
  readonly mentor: number | null;
  readonly parts: Readonly<Record<string, number>>;
  readonly outOf: Readonly<Record<string, number>>;
}

export const isPairRanks = (value: unknown): value is PairRanks =>
  typeof value === 'object' && value !== null && 'parts' in value && 'outOf' in value && 'startup' in value;

/** What a run came to, as far as the page tells it. */
export interface RunOutcome {
  readonly startups?: number;
  readonly covered?: number;
  readonly seats?: number;
  /** Pairs that a hard rule left out, by rule. */
  readonly barred?: { readonly language?: number; readonly calendar?: number };
  readonly worstPair?: number | null;
  readonly gap?: string;
  readonly kept?: number;
  readonly added?: number;
  readonly dropped?: readonly { readonly startupId: string; readonly mentorId: string; readonly cause: string }[];
  readonly curve?: readonly {
    readonly mode: string;
    readonly bonus: number | null;
    readonly kept: number;
    readonly covered: number;
    readonly weight: string;
  }[];
}

export const runOutcome = (value: unknown): RunOutcome => (typeof value === 'object' && value !== null ? value : {});

/** A gap of the solver in points: a perfect pair is 100. */
export const pointsOf = (gap: string | undefined): number => Math.ceil(Number(gap ?? 0) / 1_000) / 10;

/** Affinity of a perfect pair in micro-units. */
export const wholeAffinity = 1_000_000;
