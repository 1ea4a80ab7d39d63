import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { affinityOf, REVIEW_WEIGHTS, type AffinityRules, type AffinityWeights } from '#matching';
import { textLikeness } from '#programmes';
import type { FitRules } from '#schema';

export interface ApplicationRow {
  readonly id: Id;
  readonly sectors: string[];
  readonly topics?: string[];
  readonly stage: string | null;
  /** Languages and spaces of the team. */
  readonly languages?: string[];
  readonly spaces?: string[];
  /** What was sent, in plain words. */
  readonly text: string;
}

export interface ReviewerRow {
  readonly id: Id;
  readonly capacity: number;
  readonly sectors: string[];
  readonly topics?: string[];
  readonly stages?: string[];
  readonly languages?: string[];
  readonly spaces?: string[];
  /** What the reviewer knows, in his or her own words. */
  readonly text: string;
}

export const pairKey = (application: Id, reviewer: Id): string => `${application} ${reviewer}`;

/** The weights of a round: its own where it has some, those of the engine for the rest. */
export const reviewWeightsOf = (own: Readonly<Record<string, number>> | null): AffinityWeights => ({
  ...REVIEW_WEIGHTS,
  ...own,
});

/** Hard rules of a round: both know a language in common, unless the round says otherwise. */
const reviewRulesOf = (own: FitRules | null): AffinityRules => ({ language: own?.language ?? true });

/** What a side has not said is left out; reading is tied to a space where both name one. */
const sited = { mode: 'OFFLINE' } as const;

/** The terms of a round, and the pairs that people began or that the director holds together, which stay all the same. */
export const reviewTermsOf = (
  round: { readonly fitWeights?: Readonly<Record<string, number>> | null; readonly fitRules?: FitRules | null },
  held: ReadonlySet<string> = new Set(),
): ReviewTerms => ({
  weights: reviewWeightsOf(round.fitWeights ?? null),
  rules: reviewRulesOf(round.fitRules ?? null),
  held,
});

interface ReviewTerms {
  readonly weights: AffinityWeights;
  readonly rules: AffinityRules;
  readonly held: ReadonlySet<string>;
}

/**
 * Fit of every pair that no hard rule forbids, with its parts in micro-units by `application reviewer`; the pairs that are
 * left out because they have no language in common are the `strangers`.
 */
export async function reviewFits(
  em: EntityManager,
  applications: readonly ApplicationRow[],
  reviewers: readonly ReviewerRow[],
  { weights, rules, held }: ReviewTerms,
) {
  const arcs: { application: Id; judge: Id; w: number }[] = [];
  const reasons = new Map<string, Readonly<Record<string, number>>>();
  const strangers = new Set<string>();
  const told = reviewers.filter(({ text }) => text.trim() !== '');
  const likeness = told.length > 0 ? await textLikeness(em, applications, told) : () => null;
  for (const application of applications) {
    const { id, sectors, topics = [], stage, languages = [], spaces: places = [] } = application;
    const wants = { id, sectors, topics, stages: stage ? [stage] : [], languages, places, ...sited };
    for (const judge of reviewers) {
      const key = pairKey(id, judge.id);
      const affinity = affinityOf(wants, profileOf(judge), weights, rules, likeness(id, judge.id)?.score ?? null);
      if (!affinity.allowed && !held.has(key)) {
        strangers.add(key);
        continue;
      }
      arcs.push({ application: id, judge: judge.id, w: affinity.allowed ? affinity.w : 0 });
      const parts = affinity.allowed ? affinity.parts : [];
      reasons.set(key, Object.fromEntries(parts.map(({ part, points }) => [part, points])));
    }
  }
  return { arcs, reasons, strangers };
}

const profileOf = ({ id, sectors, topics = [], stages = [], languages = [], spaces: places = [] }: ReviewerRow) => ({
  id,
  sectors,
  topics,
  stages,
  languages,
  places,
  ...sited,
});
