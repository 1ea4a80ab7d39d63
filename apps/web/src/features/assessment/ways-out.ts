import { graphql } from '../../graphql/graphql.js';
import { isReviewerKind, type ReviewerKind } from './reviewer-kinds.js';

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

/** A rule of who reads, as a run names it: a kind of reviewer, or a place of work that may not send more. */
export interface BlockingRule {
  readonly kind?: string;
  readonly organisation?: string;
}

interface OneWay extends WayOut {
  /** The kind whose rule this way takes away. */
  readonly rule: ReviewerKind | null;
  /** It takes away the limit per place of work. */
  readonly isPlace: boolean;
}

/** The ways with one for each rule that may go; places of work share one limit, thus one way. */
export function waysOneByOne(ways: readonly WayOut[], rules: readonly BlockingRule[]): OneWay[] {
  const ofKinds = rules.flatMap(({ kind }) => (isReviewerKind(kind) ? [kind] : []));
  const hasPlaces = rules.some(({ organisation }) => organisation !== undefined);
  return ways.flatMap((way): OneWay[] => {
    if (way.kind !== 'relaxQuota') return [{ ...way, rule: null, isPlace: false }];
    const places = hasPlaces ? [{ ...way, rule: null, isPlace: true }] : [];
    return [...ofKinds.map((rule) => ({ ...way, rule, isPlace: false })), ...places];
  });
}
