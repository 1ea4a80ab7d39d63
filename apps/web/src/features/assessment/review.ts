import { graphql } from '../../graphql/graphql.js';

export const queueDocument = graphql(`
  query ReviewQueue($first: Int!, $after: String) {
    myAssignments(first: $first, after: $after) {
      nodes {
        id
        number
        state
        clearedAt
        round {
          id
          name
          state
          locksAt
          commitments {
            id
            capacity
            reviewer {
              id
            }
          }
          leniency {
            id
            reads
            leniency
            sd
            reviewer {
              id
            }
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

export const reviewDocument = graphql(`
  query Review($id: ID!) {
    assignment(id: $id) {
      id
      number
      state
      clearedAt
      content
      round {
        id
        name
        state
        blind
        locksAt
        rubric {
          id
          lowest
          highest
          criteria {
            id
            key
            name
            question
            weight
            anchors
            mayBeLeftOut
          }
        }
      }
      review {
        id
        state
        confidence
        sharedComment
        privateComment
        total
        scores {
          id
          score
          comment
          criterion {
            id
          }
        }
      }
    }
  }
`);

export const answerConflictDocument = graphql(`
  mutation AnswerConflictQuestion($input: AnswerConflictInput!) {
    answerConflictQuestion(input: $input) {
      assignment {
        id
        clearedAt
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const saveReviewDocument = graphql(`
  mutation SaveReview($input: ReviewInput!) {
    saveReview(input: $input) {
      assignment {
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

export const submitReviewDocument = graphql(`
  mutation SubmitReview($input: ReviewInput!) {
    submitReview(input: $input) {
      assignment {
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

export const recallReviewDocument = graphql(`
  mutation RecallReview($input: AssignmentInput!) {
    recallReview(input: $input) {
      assignment {
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

export const setCommitmentDocument = graphql(`
  mutation SetCommitment($input: SetCommitmentInput!) {
    setCommitment(input: $input) {
      commitment {
        id
        capacity
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);
