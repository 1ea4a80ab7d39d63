import { MENTORING_WEIGHTS, type AffinityPart, type AffinityWeights } from '#matching';

/** Weights of a mentor's fit where a cohort sets none: those of the engine, with a share for likeness of texts. */
export const usualFitWeights: AffinityWeights = { ...MENTORING_WEIGHTS, text: 10 };

export const isFitPart = (part: string): part is AffinityPart => Object.hasOwn(usualFitWeights, part);

/** The weights of a cohort: its own where it has some, the usual ones for the rest. */
export function fitWeightsOf(own: Readonly<Record<string, number>> | null): AffinityWeights {
  return { ...usualFitWeights, ...own };
}
