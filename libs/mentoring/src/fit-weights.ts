import { MENTORING_WEIGHTS, type AffinityPart, type AffinityRules, type AffinityWeights } from '#matching';
import type { FitRules } from '#schema';

/** Weights of a mentor's fit where a cohort sets none: those of the engine, with a share for likeness of texts. */
export const usualFitWeights: AffinityWeights = { ...MENTORING_WEIGHTS, text: 10 };

/** Hard rules of a mentor's fit where a cohort sets none: a language and two parts of the week in common. */
export const usualFitRules: Required<FitRules> = { language: true, sharedTimes: 2 };

export const isFitPart = (part: string): part is AffinityPart => Object.hasOwn(usualFitWeights, part);

/** The weights of a cohort: its own where it has some, the usual ones for the rest. */
export function fitWeightsOf(own: Readonly<Record<string, number>> | null): AffinityWeights {
  return { ...usualFitWeights, ...own };
}

/** How a cohort weighs its pairs, and which of them it rules out. */
export interface FitTerms {
  readonly weights: AffinityWeights;
  readonly rules: AffinityRules;
}

/** The terms of a cohort: its own where it has some, the usual ones for the rest. */
export function fitTermsOf(cohort: {
  readonly fitWeights?: Readonly<Record<string, number>> | null;
  readonly fitRules?: FitRules | null;
}): FitTerms {
  const { language, sharedTimes } = { ...usualFitRules, ...cohort.fitRules };
  return { weights: fitWeightsOf(cohort.fitWeights ?? null), rules: { language, sharedHalfDays: sharedTimes } };
}
