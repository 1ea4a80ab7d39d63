/** Applications of one sector and their reads that nobody has been given. */
export interface SectorNeed {
  readonly sector: string;
  readonly missing: number;
  /** Reads that reviewers of this sector, or of any, have left to promise. */
  readonly room: number;
}

/** What a round has come to so far. */
export interface RoundFacts {
  readonly now: Date;
  readonly locksAt: Date;
  /** Reads the round needs in all, and reads that are sent. */
  readonly needed: number;
  readonly done: number;
  /** Reads sent in the last days, how many days these are, and by how many reviewers. */
  readonly recent: number;
  readonly days: number;
  readonly readers: number;
  /** Reads a reviewer promises usually. */
  readonly usualCapacity: number;
  readonly sectors: readonly SectorNeed[];
}

/** CAPACITY: too few reads are promised; PAIRS: enough are promised, but not for these; PACE: all are given, too slowly. */
export type NeedCause = 'CAPACITY' | 'PAIRS' | 'PACE';

/** What one more step would close. */
export interface UnmetNeed {
  readonly cause: NeedCause;
  /** Sector key; null where it does not matter. */
  readonly sector: string | null;
  readonly missing: number;
  /** So many more reviewers, with so many reads each, close it. */
  readonly reviewers: number;
  readonly readsEach: number;
  /** When the round would then be read through at the present pace. */
  readonly closesAt: Date | null;
}

export interface RoundForecast {
  /** Reads sent in a day. */
  readonly pace: number;
  /** When all reads are sent at this pace; null where nothing moves. */
  readonly finishesAt: Date | null;
  readonly inTime: boolean;
  readonly needs: readonly UnmetNeed[];
}

/** Fewer reads than these say nothing about the pace. */
export const fewestReads = 20;

const dayMs = 86_400_000;
const after = (now: Date, days: number): Date | null =>
  Number.isFinite(days) ? new Date(now.getTime() + Math.ceil(days) * dayMs) : null;

/**
 * When a round will be read through, and the one cause that holds back each need. Null under 20 sent reads.
 * Example: 100 of 200 reads sent, 10 a day by 5 readers, 20 reads of agritech not given and no room: 2 reviewers with 10
 * reads each; with them 14 a day are sent, so the round closes in 8 days.
 */
export function forecastRound(facts: RoundFacts): RoundForecast | null {
  if (facts.done < fewestReads) return null;
  const pace = facts.days > 0 ? facts.recent / facts.days : 0;
  const each = facts.readers > 0 ? pace / facts.readers : 0;
  const left = Math.max(0, facts.needed - facts.done);
  const finishesAt = left === 0 ? facts.now : after(facts.now, pace > 0 ? left / pace : Infinity);
  const inTime = finishesAt !== null && finishesAt <= facts.locksAt;
  const closesWith = (reviewers: number) => {
    const faster = pace + reviewers * each;
    return after(facts.now, faster > 0 ? left / faster : Infinity);
  };
  const ungiven = facts.sectors.filter(({ missing }) => missing > 0);
  const needs = ungiven.map(({ sector, missing, room }): UnmetNeed => {
    const lacking = Math.max(missing - room, 0) || missing;
    const reviewers = Math.ceil(lacking / Math.max(1, facts.usualCapacity));
    const readsEach = Math.ceil(lacking / reviewers);
    const cause = room < missing ? 'CAPACITY' : 'PAIRS';
    return { cause, sector, missing, reviewers, readsEach, closesAt: closesWith(reviewers) };
  });
  const daysLeft = (facts.locksAt.getTime() - facts.now.getTime()) / dayMs;
  if (needs.length === 0 && !inTime && each > 0 && daysLeft > 0) {
    const reviewers = Math.max(1, Math.ceil((left / daysLeft - pace) / each));
    const readsEach = Math.max(1, Math.ceil(each * daysLeft));
    needs.push({ cause: 'PACE', sector: null, missing: left, reviewers, readsEach, closesAt: closesWith(reviewers) });
  }
  return { pace, finishesAt, inTime, needs };
}
