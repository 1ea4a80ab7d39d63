import { graphql } from '../../graphql/graphql.js';

export const reviewersToAddDocument = graphql(`
  query ReviewersToAdd($roundId: ID!, $programmeId: ID!) {
    reviewersToAdd(roundId: $roundId, programmeId: $programmeId) {
      id
      fullName
    }
  }
`);

export const addReviewerDocument = graphql(`
  mutation AddReviewer($input: AddReviewerInput!) {
    addReviewer(input: $input) {
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

export const inviteReviewerDocument = graphql(`
  mutation InviteReviewer($input: InvitePersonInput!) {
    invitePerson(input: $input) {
      invitation {
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

/** One way out of a round that cannot be given out, as its run kept it. */
export interface WayOut {
  readonly kind: string;
  readonly by: number;
  readonly conflictIds?: readonly string[];
}
