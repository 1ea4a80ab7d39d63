import type { Id } from '#kernel';
import { differenceFrom, type AffinityBlock, type DropCause, type KeepPoint, type MatchResult } from '#matching';
import { pairKey, type MentorInstance } from './mentor-instance.js';

/** A pair that stood and would stand no longer, and why. */
export interface DroppedPair {
  readonly startupId: Id;
  readonly mentorId: Id;
  readonly cause: DropCause | 'forbidden';
}

/** What is kept of a run: coverage, totals, gap, prices, what it changes and what keeping costs. */
export interface RunOutcome {
  readonly mentorsPerStartup: number;
  /** How many pairs each hard rule of the fit left out. */
  readonly barred: Readonly<Partial<Record<AffinityBlock, number>>>;
  readonly status: MatchResult['status'];
  readonly startups: number;
  readonly mentors: number;
  readonly covered: number;
  readonly seats: number;
  readonly weight: string;
  readonly objective: string;
  readonly worstPair: number | null;
  readonly gap: string;
  readonly dualBound: string;
  readonly kept: number;
  readonly added: number;
  readonly dropped: readonly DroppedPair[];
  /** Kept pairs against total fit, from free to strict; empty where nothing stood before. */
  readonly curve: readonly KeepPoint[];
  readonly prices: Readonly<Record<Id, number>>;
  readonly loads: Readonly<Record<Id, number>>;
  /** The smallest set that cannot be met together, when there is no solution. */
  readonly infeasible: { readonly needed: number; readonly seats: number; readonly pins: readonly DroppedPin[] } | null;
}

interface DroppedPin {
  readonly startupId: Id;
  readonly mentorId: Id;
}

/** Turns a result into what is kept of it, by ids, so that its optimum can be proved again. */
export function outcomeOf(
  read: MentorInstance,
  result: MatchResult,
  { mentorsPerStartup, curve = [] }: { readonly mentorsPerStartup: number; readonly curve?: readonly KeepPoint[] },
): RunOutcome {
  const { instance, previous } = read;
  const idsOf = ([i, j]: readonly [number, number]) => ({
    startupId: instance.applicationIds?.[i] ?? '',
    mentorId: instance.judgeIds?.[j] ?? '',
  });
  const { kept, added, dropped } = differenceFrom(instance, previous, result);
  const byMentor = (values: readonly number[]) =>
    Object.fromEntries(values.map((value, j) => [instance.judgeIds?.[j] ?? '', value]));
  const cut = result.infeasible;
  return {
    mentorsPerStartup,
    barred: countsOf([...read.barred.values()]),
    status: result.status,
    startups: instance.n,
    mentors: instance.m,
    covered: result.parts.covered,
    seats: result.parts.seats,
    weight: result.parts.weight,
    objective: result.parts.objective,
    worstPair: result.worstPair,
    gap: result.gap,
    dualBound: result.dualBound,
    kept: kept.length,
    added: added.length,
    dropped: dropped.map(({ pair, cause }) => {
      const ids = idsOf(pair);
      const forbidden = read.forbidden.has(pairKey(ids.startupId, ids.mentorId));
      return { ...ids, cause: forbidden ? 'forbidden' : cause };
    }),
    curve,
    prices: byMentor(result.prices),
    loads: byMentor(result.loads),
    infeasible: cut && { needed: cut.needed, seats: cut.seats, pins: cut.pins.map(idsOf) },
  };
}

function countsOf(blocks: readonly AffinityBlock[]): Partial<Record<AffinityBlock, number>> {
  const counts: Partial<Record<AffinityBlock, number>> = {};
  for (const block of blocks) counts[block] = (counts[block] ?? 0) + 1;
  return counts;
}
