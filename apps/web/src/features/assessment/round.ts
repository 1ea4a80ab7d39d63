import { graphql } from '../../graphql/graphql.js';

export const roundsDocument = graphql(`
  query ReviewRounds($first: Int!) {
    reviewRounds(first: $first) {
      nodes {
        id
        name
        state
        locksAt
        reviewsSent
        quota
        season {
          id
          name
        }
      }
    }
  }
`);

export const roundDocument = graphql(`
  query ReviewRound($id: ID!) {
    reviewRound(id: $id) {
      id
      name
      state
      quota
      readsPerApplication
      groupField
      choiceFields
      leastReads
      blind
      locksAt
      version
      reviewsSent
      capacity
      season {
        id
        slug
        name
        programme {
          id
          zone
        }
      }
      stage {
        id
        here
      }
      progress {
        key
        count
      }
      rubric {
        id
        name
        frozenAt
        lowest
        highest
        criteria {
          id
          key
          name
          question
          weight
          anchors
        }
      }
      commitments {
        id
        capacity
        sectors
        reviewer {
          id
          fullName
        }
      }
      assignmentRun {
        id
        state
        outcome
        createdAt
        finishedAt
      }
    }
  }
`);

export const openRoundDocument = graphql(`
  mutation OpenRound($input: RoundInput!) {
    openRound(input: $input) {
      round {
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

export const requestAssignmentDocument = graphql(`
  mutation RequestAssignment($input: RoundInput!) {
    requestAssignment(input: $input) {
      round {
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

export const lockRoundDocument = graphql(`
  mutation LockRound($input: LockRoundInput!) {
    lockRound(input: $input) {
      round {
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

export const updateRubricDocument = graphql(`
  mutation UpdateRubric($input: UpdateRubricInput!) {
    updateRubric(input: $input) {
      rubric {
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

export const updateRoundDocument = graphql(`
  mutation UpdateRound($input: UpdateRoundInput!) {
    updateRound(input: $input) {
      round {
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
