import { graphql } from '../../graphql/graphql.js';

export const boardDocument = graphql(`
  query CohortBoard($id: ID!) {
    cohort(id: $id) {
      id
      name
      capacity
      season {
        id
        name
        slug
        stages {
          id
          kind
          position
          staffName
          seats
          gate
          startsAt
          endsAt
        }
      }
    }
    enrolments(cohortId: $id) {
      id
      state
      version
      stage {
        id
      }
      startup {
        id
        name
        oneLiner
        matches {
          id
          state
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
  }
`);

export const moveStartupDocument = graphql(`
  mutation MoveStartup($input: MoveStartupInput!) {
    moveStartup(input: $input) {
      enrolment {
        id
        stage {
          id
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

export const cohortsDocument = graphql(`
  query Cohorts($first: Int!) {
    seasons(first: $first) {
      nodes {
        id
        name
        cohorts {
          id
          name
          capacity
          state
        }
      }
    }
  }
`);

export const startupDocument = graphql(`
  query StartupPage($id: ID!) {
    startup(id: $id) {
      ...StartupFacts
    }
  }
  fragment StartupFacts on Startup {
    id
    name
    oneLiner
    sectors
    topicsNeeded
    stage
    website
    memberships {
      id
      roleInTeam
      isLead
      person {
        id
        fullName
        email
      }
    }
    enrolments {
      id
      state
      startedAt
      stage {
        id
        applicantName
        endsAt
      }
      cohort {
        id
        name
      }
    }
    applications {
      id
      number
      lifecycle
      submittedAt
      stageEntries {
        id
        enteredAt
        leftAt
        result
        waiver
        stage {
          id
          staffName
          applicantName
        }
      }
    }
    matches {
      id
      state
      offeredAt
      answeredAt
      teamAnsweredAt
      mentor {
        id
        name
        headline
        organisation
        person {
          id
          fullName
        }
      }
    }
  }
`);

export const answerMentorOfferDocument = graphql(`
  mutation AnswerMentorOffer($input: RespondToMatchInput!) {
    answerMentorOffer(input: $input) {
      match {
        id
        state
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** One condition of a gate, in both languages. */
export interface GateItem {
  readonly key: string;
  readonly name: { readonly id: string; readonly en?: string };
}

const isGateItem = (value: unknown): value is GateItem =>
  typeof value === 'object' && value !== null && 'key' in value && 'name' in value;

export const gateOf = (gate: unknown): readonly GateItem[] => (Array.isArray(gate) ? gate.filter(isGateItem) : []);

const onBoard: readonly string[] = ['BOOTCAMP', 'INCUBATION', 'SHOWCASE', 'AFTERCARE'];

/** Whether a stage is one that startups of a cohort go through. */
export const isOnBoard = ({ kind }: { readonly kind: string }): boolean => onBoard.includes(kind);
