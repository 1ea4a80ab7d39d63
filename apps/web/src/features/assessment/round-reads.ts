import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const roundReadersDocument = graphql(`
  query RoundReaders($id: ID!) {
    reviewRound(id: $id) {
      id
      name
      state
      readsPerApplication
      season {
        id
        name
      }
      commitments {
        id
        reviewer {
          id
          fullName
        }
      }
    }
  }
`);

export const readsProposalDocument = graphql(`
  query ReadsProposal($roundId: ID!) {
    readsProposal(roundId: $roundId) {
      possible
      gap
      applications {
        applicationId
        number
        name
        reads {
          reviewerId
          affinity
          reasons
          begun
        }
      }
      wishes {
        applicationId
        reviewerId
        kind
      }
      computing
      waiting {
        number
        name
        fromReviewerId
        toReviewerId
      }
    }
  }
`);

export const readWishesPreviewDocument = graphql(`
  query ReadWishesPreview($roundId: ID!, $wishes: [ReadWishInput!]!) {
    readWishesPreview(roundId: $roundId, wishes: $wishes) {
      before
      after
      moves {
        number
        name
        fromReviewerId
        toReviewerId
      }
    }
  }
`);

export const setReadWishesDocument = graphql(`
  mutation SetReadWishes($input: SetReadWishesInput!) {
    setReadWishes(input: $input) {
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

export const roundReadsChangedDocument = graphql(`
  subscription RoundReadsChanged($id: ID!) {
    roundChanged(id: $id) {
      ids
    }
  }
`);

export type ReadsProposal = ResultOf<typeof readsProposalDocument>['readsProposal'];
export type ProposedApplication = ReadsProposal['applications'][number];
export type MovedRead = ReadsProposal['waiting'][number];
export type WishKind = 'PIN' | 'FORBID';

/** One pair with what is wanted of it; null takes a wish away. */
export interface ReadWish {
  readonly applicationId: string;
  readonly reviewerId: string;
  readonly kind: WishKind | null;
}

/** One whole fit in the points of the api; on the page a perfect pair is 100 points. */
export const wholeFit = 1_000_000;

/** What is wanted of a pair now. */
export function wishFor({ wishes }: ReadsProposal, applicationId: string, reviewerId: string): WishKind | null {
  const kind = wishes.find((one) => one.applicationId === applicationId && one.reviewerId === reviewerId)?.kind;
  return kind === 'PIN' || kind === 'FORBID' ? kind : null;
}
