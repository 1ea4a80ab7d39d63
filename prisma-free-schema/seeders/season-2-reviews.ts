import type { Id } from '#kernel';
import { applicationId } from './application-rows.js';
import type { RankedRound, ReadReview, SampleEngines } from './engines.js';
import { later } from './moments.js';
import { addRead } from './review-rows.js';
import type { Rows } from './rows.js';
import type { SeasonShell } from './season-shell.js';
import { season2Seed, type Candidate } from './season-2-entries.js';
import { funnel } from './season-2-numbers.js';
import { addCommitments, addConflicts, Desk, makeReviewers } from './season-2-reviewers.js';
import { SeededRandom } from './seeded-random.js';

/** What the reviewing of Season 2 left behind. */
export interface ReviewedRound {
  readonly reads: readonly ReadReview[];
  readonly ranked: RankedRound;
}

/**
 * Reviewers, conflicts and reads of Season 2. Everybody is read three times; the round is then scored, and those whose
 * place is least certain are read once more.
 */
export async function addReviews(
  rows: Rows,
  season: SeasonShell,
  reviewed: readonly Candidate[],
  engines: SampleEngines,
): Promise<ReviewedRound> {
  const reviewers = makeReviewers();
  const desk = new Desk(season, reviewers, addConflicts(rows, season, reviewed));
  const groups = { field: season.groupField, of: sectorOf(reviewed) };
  const rank = (reviews: readonly ReadReview[]) =>
    engines.rank({ reviews, quota: season.seats, criteria: season.criteria, groups });
  const first = new SeededRandom(season2Seed, 'first-reads');
  const reads = first.shuffled(reviewed).flatMap((one) => desk.read(first, one, funnel.readsEach, firstWeeks(season)));
  const unsure = new Set(leastCertain(await rank(reads), funnel.extraReads));
  const again = new SeededRandom(season2Seed, 'extra-reads');
  const close = reviewed.filter(({ number }) => unsure.has(applicationId(number)));
  reads.push(...close.flatMap((one) => desk.read(again, one, 1, lastDays(season))));
  addCommitments(rows, season, reviewers);
  for (const read of reads) addRead(rows, season, read);
  return { reads, ranked: await rank(reads) };
}

/** The first sector of each application, as its form says it. */
function sectorOf(reviewed: readonly Candidate[]): Record<Id, string> {
  const pairs = reviewed.map(({ number, venture }) => [applicationId(number), venture.sectors[0] ?? ''] as const);
  return Object.fromEntries(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const day = 1440;
const firstWeeks = (season: SeasonShell) =>
  [later(season.starts('SELEKSI_SUBSTANSI'), 2 * day), later(season.ends('SELEKSI_SUBSTANSI'), -4 * day)] as const;
const lastDays = (season: SeasonShell) =>
  [later(season.ends('SELEKSI_SUBSTANSI'), -3 * day), later(season.ends('SELEKSI_SUBSTANSI'), -day)] as const;

/** Applications whose chance of a seat is nearest to even. */
function leastCertain({ applications }: RankedRound, count: number): Id[] {
  const doubt = (chance: number | null) => Math.abs((chance ?? 0) - 0.5);
  return [...applications]
    .sort(
      (a, b) => doubt(a.chance) - doubt(b.chance) || a.rank - b.rank || (a.applicationId < b.applicationId ? -1 : 1),
    )
    .slice(0, count)
    .map((one) => one.applicationId);
}
