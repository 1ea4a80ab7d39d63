import type { TextKey } from '../../i18n.js';

export const reviewerKinds = ['INDUSTRY', 'INVESTOR', 'ACADEMIC', 'GOVERNMENT', 'COMMUNITY'] as const;
export type ReviewerKind = (typeof reviewerKinds)[number];

/** Of the readers of an application at least and at most so many are of a kind. */
export interface Need {
  readonly kind: ReviewerKind;
  readonly least: number | null;
  readonly most: number | null;
}

export const kindWords: Readonly<Record<ReviewerKind, TextKey>> = {
  INDUSTRY: 'assessment.ruleKinds.INDUSTRY',
  INVESTOR: 'assessment.ruleKinds.INVESTOR',
  ACADEMIC: 'assessment.ruleKinds.ACADEMIC',
  GOVERNMENT: 'assessment.ruleKinds.GOVERNMENT',
  COMMUNITY: 'assessment.ruleKinds.COMMUNITY',
};

export const isReviewerKind = (value: unknown): value is ReviewerKind => reviewerKinds.some((kind) => kind === value);

const isNeed = (value: unknown): value is Need =>
  typeof value === 'object' && value !== null && 'kind' in value && isReviewerKind(value.kind);

/** The needs of a round as the api gives them. */
export const needsIn = (value: unknown): Need[] => (Array.isArray(value) ? value.filter(isNeed) : []);
