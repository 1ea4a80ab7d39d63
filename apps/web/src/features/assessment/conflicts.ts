import { graphql, type ResultOf } from '../../graphql/graphql.js';
import type { TextKey } from '../../i18n.js';

export const conflictsDocument = graphql(`
  query Conflicts($seasonId: ID!, $first: Int!, $after: String, $filter: ConflictFilter) {
    conflicts(seasonId: $seasonId, first: $first, after: $after, filter: $filter) {
      nodes {
        id
        source
        reason
        evidence
        note
        createdAt
        liftedAt
        person {
          id
          fullName
        }
        startup {
          id
          name
        }
        declaredBy {
          id
          fullName
        }
        liftedBy {
          id
          fullName
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

export const seasonOfConflictsDocument = graphql(`
  query SeasonOfConflicts($slug: String!) {
    season(slug: $slug) {
      id
      slug
      name
      programme {
        id
        zone
      }
    }
  }
`);

/** Everybody who judges or mentors in a season. */
export const judgesDocument = graphql(`
  query Judges($slug: String!) {
    season(slug: $slug) {
      id
      rounds {
        id
        commitments {
          id
          reviewer {
            id
            fullName
          }
        }
      }
      cohorts {
        id
        mentors {
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

export const applicantsDocument = graphql(`
  query ApplicantsOfSeason($seasonId: ID!, $search: String) {
    applications(first: 20, filter: { seasonId: $seasonId, search: $search }) {
      nodes {
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

export const declareConflictDocument = graphql(`
  mutation DeclareConflict($input: DeclareConflictInput!) {
    declareConflict(input: $input) {
      conflict {
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

export const liftConflictDocument = graphql(`
  mutation LiftConflict($input: LiftConflictInput!) {
    liftConflict(input: $input) {
      conflict {
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

export type Conflict = ResultOf<typeof conflictsDocument>['conflicts']['nodes'][number];

export const layers = ['DECLARED', 'DETECTED', 'LEARNED'] as const;
export const layerNames: Readonly<Record<Conflict['source'], TextKey>> = {
  DECLARED: 'matching.conflicts.layers.DECLARED',
  DETECTED: 'matching.conflicts.layers.DETECTED',
  LEARNED: 'matching.conflicts.layers.LEARNED',
};

export const kinds = ['SAME_ORGANISATION', 'MENTOR_OF', 'FAMILY', 'INVESTOR', 'TEAM', 'MAIL_DOMAIN', 'OTHER'] as const;
export const kindNames: Readonly<Record<Conflict['reason'], TextKey>> = {
  SAME_ORGANISATION: 'matching.conflicts.reasons.SAME_ORGANISATION',
  MENTOR_OF: 'matching.conflicts.reasons.MENTOR_OF',
  FAMILY: 'matching.conflicts.reasons.FAMILY',
  INVESTOR: 'matching.conflicts.reasons.INVESTOR',
  TEAM: 'matching.conflicts.reasons.TEAM',
  MAIL_DOMAIN: 'matching.conflicts.reasons.MAIL_DOMAIN',
  OTHER: 'matching.conflicts.reasons.OTHER',
};
