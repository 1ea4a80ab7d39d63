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
  /** The rule that changes, or the kind that new reviewers must be of. */
  readonly rule?: BlockingRule;
  /** What the rule then asks for at least, or allows at most. */
  readonly least?: number;
  readonly most?: number;
  /** Where rules block: this alone makes the round possible. */
  readonly enough?: boolean;
}

/** A rule of who reads, as a run names it: a kind of reviewer, or a place of work that may not send more. */
export interface BlockingRule {
  readonly kind?: string;
  readonly organisation?: string;
}

export interface OneWay extends Omit<WayOut, 'rule'> {
  /** The kind that this way speaks of. */
  readonly ofKind: ReviewerKind | null;
  /** It speaks of the limit per place of work. */
  readonly isPlace: boolean;
}

/** The ways with one for each rule that may go; places of work share one limit, thus one way. */
export function waysOneByOne(ways: readonly WayOut[], rules: readonly BlockingRule[]): OneWay[] {
  return ways.flatMap(({ rule, ...way }): OneWay[] => {
    if (rule || way.kind !== 'relaxQuota') return [{ ...way, ...spokenOf(rule) }];
    const kinds = rules.filter(({ kind }) => isReviewerKind(kind));
    const places = rules.filter(({ organisation }) => organisation !== undefined).slice(0, 1);
    return [...kinds, ...places].map((one) => ({ ...way, ...spokenOf(one) }));
  });
}

const spokenOf = (rule: BlockingRule | undefined): Pick<OneWay, 'ofKind' | 'isPlace'> => ({
  ofKind: isReviewerKind(rule?.kind) ? rule.kind : null,
  isPlace: rule?.organisation !== undefined,
});
