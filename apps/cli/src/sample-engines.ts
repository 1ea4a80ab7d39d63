import { createHash } from 'node:crypto';
import { affinityOf, instanceFrom, match, MENTORING_WEIGHTS, type Affinity, type MatchResult } from '#matching';
import type {
  CohortToPair,
  MentorToPair,
  PairedCohort,
  RankedRound,
  ReadReview,
  RoundToRank,
  SampleEngines,
  StartupToPair,
} from '#schema';
import { ENGINE_VERSION, inputFromRows, score, type ScoringOptions, type ScoringResult } from '#scoring';

/** The platform's own engines, as real rounds and cohorts use them, for the sample world. */
export const sampleEngines: SampleEngines = { rank, pair };

const engineOptions: ScoringOptions = {
  level: 0,
  criteriaModel: 'total',
  duplicates: 'error',
  preview: false,
  seed: 1,
  draws: 2000,
  allocate: 0,
};

/** Scores a round as `ScoreRound` does; a later run of it on the same reviews finds nothing new. */
function rank({ reviews, quota }: RoundToRank): RankedRound {
  const options = { ...engineOptions, top: quota };
  const sorted = reviews.toSorted((a, b) => (a.reviewId < b.reviewId ? -1 : 1));
  const rows = sorted.map(({ applicationId, reviewerId, total }) => ({
    application: applicationId,
    reviewer: reviewerId,
    score: total,
  }));
  const result = score(inputFromRows(rows), options);
  return {
    inputsHash: hashOf(sorted, options),
    engineVersion: ENGINE_VERSION,
    level: result.model.level,
    model: { ...result.model, agreement: result.agreement, components: result.components },
    warnings: result.warnings.map(({ code, count }) => ({ code, ...(count === undefined ? {} : { count }) })),
    applications: rankedApplications(sorted, result, quota),
    reviewers: result.reviewers.map(({ id, n, leniency, sd }) => ({
      reviewerId: id,
      reads: n,
      leniency: leniency ?? 0,
      sd,
    })),
  };
}

function hashOf(reviews: readonly ReadReview[], options: ScoringOptions): string {
  const hash = createHash('sha256').update(JSON.stringify(options));
  for (const { reviewId, applicationId, reviewerId, total } of reviews) {
    hash.update(`\n${reviewId}\t${applicationId}\t${reviewerId}\t${total}`);
  }
  return hash.digest('hex');
}

function rankedApplications(reviews: readonly ReadReview[], result: ScoringResult, quota: number) {
  const own = Map.groupBy(reviews, (review) => review.applicationId);
  const cut = cutLine(result, quota);
  return result.applications.map((one) => {
    const reads = own.get(one.id) ?? [];
    const reviewOf = new Map(reads.map((review) => [review.reviewerId, review.reviewId]));
    return {
      applicationId: one.id,
      reads: one.n,
      rawMean: one.rawMean,
      calibrated: one.calibrated,
      sd: one.sdPev,
      low: one.interval90?.[0] ?? null,
      high: one.interval90?.[1] ?? null,
      rank: one.rank,
      rankLow: one.rankInterval?.[0] ?? null,
      rankHigh: one.rankInterval?.[1] ?? null,
      chance: one.pTop,
      band: bandOf(one.interval90, cut),
      spread: spreadOf(reads),
      contributions: one.contributions.map(({ reviewer, score: given, adjusted, share, effect }) => ({
        reviewId: reviewOf.get(reviewer) ?? '',
        reviewerId: reviewer,
        score: given,
        adjusted,
        share,
        effect,
      })),
    };
  });
}

/** Halfway between the last application inside the quota and the first outside. */
function cutLine({ applications }: ScoringResult, quota: number): number | null {
  const scores = applications.map(({ calibrated }) => calibrated ?? 0).toSorted((a, b) => b - a);
  const [inside, outside] = [scores[quota - 1], scores[quota]];
  return inside === undefined || outside === undefined ? null : (inside + outside) / 2;
}

function bandOf(interval: readonly [number, number] | null, cut: number | null): 'IN' | 'CLOSE' | 'OUT' {
  if (cut === null) return 'IN';
  if (interval === null) return 'CLOSE';
  if (interval[0] > cut) return 'IN';
  return interval[1] < cut ? 'OUT' : 'CLOSE';
}

/** The largest spread of one criterion between the reviewers of an application, in levels. */
function spreadOf(reads: readonly ReadReview[]): number {
  const criteria = Object.keys(reads[0]?.scores ?? {});
  const spreads = criteria.map((criterion) => {
    const levels = reads.map(({ scores }) => scores[criterion] ?? 0);
    return Math.max(...levels) - Math.min(...levels);
  });
  return Math.max(0, ...spreads);
}

/** Gives each startup one mentor at the proven optimum, as `MatchMentors` does. */
function pair({ startups, mentors }: CohortToPair): PairedCohort {
  const affinities = startups.map((startup) => mentors.map((mentor) => affinityOfPair(startup, mentor)));
  const instance = instanceFrom({
    kind: 'mentoring',
    applications: startups.map(({ id }) => ({ id, seats: 1 })),
    judges: mentors.map(({ id, room }) => ({ id, min: 0, max: room })),
    arcs: startups.flatMap((startup, i) =>
      mentors.flatMap((mentor, j) => {
        const affinity = affinities[i]?.[j];
        return affinity?.allowed ? [{ application: startup.id, judge: mentor.id, w: affinity.w }] : [];
      }),
    ),
  });
  const result = match(instance, { explain: 'all' });
  const pairs = (result.explanations ?? []).map((one) => {
    const affinity = affinities[one.application]?.[one.judge];
    const parts = affinity?.allowed ? affinity.parts.map(({ part, points }) => [part, points] as const) : [];
    return {
      startupId: startups[one.application]?.id ?? '',
      mentorId: mentors[one.judge]?.id ?? '',
      affinity: one.affinity,
      reasons: {
        parts: Object.fromEntries(parts),
        reason: one.reason ?? 'best',
        price: one.price,
        alternativeMentorId: one.bestAlternative ? (mentors[one.bestAlternative.judge]?.id ?? null) : null,
      },
    };
  });
  return { outcome: outcomeOf(result, startups, mentors), pairs };
}

function affinityOfPair(startup: StartupToPair, mentor: MentorToPair): Affinity {
  const { id, sectors, topicsNeeded, stage } = startup;
  return affinityOf({ id, sectors, topics: topicsNeeded, stages: [stage] }, mentor, MENTORING_WEIGHTS);
}

/** What is kept of a run: coverage, totals, gap and prices by id, so that its optimum can be proved again. */
function outcomeOf(
  result: MatchResult,
  startups: readonly StartupToPair[],
  mentors: readonly MentorToPair[],
): Record<string, unknown> {
  const byMentor = (numbers: readonly number[]) =>
    Object.fromEntries(numbers.map((number, j) => [mentors[j]?.id ?? '', number]));
  return {
    mentorsPerStartup: 1,
    status: result.status,
    startups: startups.length,
    mentors: mentors.length,
    covered: result.parts.covered,
    seats: result.parts.seats,
    weight: result.parts.weight,
    worstPair: result.worstPair,
    gap: result.gap,
    dualBound: result.dualBound,
    kept: 0,
    prices: byMentor(result.prices),
    loads: byMentor(result.loads),
  };
}
