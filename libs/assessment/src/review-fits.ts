import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { affinityOf, REVIEW_WEIGHTS, type AffinityWeights } from '#matching';
import { textLikeness } from '#programmes';

export interface ApplicationRow {
  readonly id: Id;
  readonly sectors: string[];
  readonly topics?: string[];
  readonly stage: string | null;
  /** What was sent, in plain words. */
  readonly text: string;
}

export interface ReviewerRow {
  readonly id: Id;
  readonly capacity: number;
  readonly sectors: string[];
  readonly topics?: string[];
  readonly stages?: string[];
  /** What the reviewer knows, in his or her own words. */
  readonly text: string;
}

export const pairKey = (application: Id, reviewer: Id): string => `${application} ${reviewer}`;

/** The weights of a round: its own where it has some, those of the engine for the rest. */
export const reviewWeightsOf = (own: Readonly<Record<string, number>> | null): AffinityWeights => ({
  ...REVIEW_WEIGHTS,
  ...own,
});

/** Fit of every pair that no hard rule forbids, with its parts in micro-units by `application reviewer`. */
export async function reviewFits(
  em: EntityManager,
  applications: readonly ApplicationRow[],
  reviewers: readonly ReviewerRow[],
  weights: AffinityWeights,
) {
  const arcs: { application: Id; judge: Id; w: number }[] = [];
  const reasons = new Map<string, Readonly<Record<string, number>>>();
  const told = reviewers.filter(({ text }) => text.trim() !== '');
  const likeness = told.length > 0 ? await textLikeness(em, applications, told) : () => null;
  for (const application of applications) {
    const { id, sectors, topics = [], stage } = application;
    const wants = { id, sectors, topics, stages: stage ? [stage] : [] };
    for (const judge of reviewers) {
      const profile = { id: judge.id, sectors: judge.sectors, topics: judge.topics ?? [], stages: judge.stages ?? [] };
      const affinity = affinityOf(wants, profile, weights, {}, likeness(id, judge.id)?.score ?? null);
      if (!affinity.allowed) continue;
      arcs.push({ application: id, judge: judge.id, w: affinity.w });
      reasons.set(pairKey(id, judge.id), Object.fromEntries(affinity.parts.map(({ part, points }) => [part, points])));
    }
  }
  return { arcs, reasons };
}
