import { scoreInputs } from '#assessment';
import { instanceFrom, match, type MatchResult } from '#matching';
import { fitTermsOf, pairFit, type PairFit } from '#mentoring';
import type {
  CohortToPair,
  MentorToPair,
  PairedCohort,
  RankedRound,
  RoundInputs,
  RoundToRank,
  SampleEngines,
  StartupToPair,
} from '#schema';

/** The platform's own engines, as real rounds and cohorts use them, for the sample world. */
export const sampleEngines: SampleEngines = { rank, pair };

/** Scores a round as `ScoreRound` does; a later run of it on the same reviews finds nothing new. */
function rank({ reviews, quota, criteria, groups }: RoundToRank): RankedRound {
  const inputs: RoundInputs = {
    quota,
    preview: false,
    criteria: criteria.map(({ id, key, weight }) => ({ id, key, weight })),
    reviews: reviews
      .map(({ reviewId, applicationId, reviewerId, scores }) => ({
        review: reviewId,
        application: applicationId,
        reviewer: reviewerId,
        levels: criteria.map(({ id }) => scores[id] ?? null),
      }))
      .toSorted((a, b) => (a.review < b.review ? -1 : 1)),
    groups,
  };
  return { ...scoreInputs(inputs), inputs };
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
        return affinity && 'w' in affinity ? [{ application: startup.id, judge: mentor.id, w: affinity.w }] : [];
      }),
    ),
  });
  const result = match(instance, { explain: 'all' });
  const pairs = (result.explanations ?? []).map((one) => {
    const affinity = affinities[one.application]?.[one.judge];
    const fit = affinity && 'w' in affinity ? affinity : null;
    return {
      startupId: startups[one.application]?.id ?? '',
      mentorId: mentors[one.judge]?.id ?? '',
      affinity: one.affinity,
      reasons: {
        ...(fit?.told ?? { parts: {} }),
        reason: one.reason ?? 'best',
        price: one.price,
        alternativeMentorId: one.bestAlternative ? (mentors[one.bestAlternative.judge]?.id ?? null) : null,
      },
      ranks: fit?.ranks ? { ...fit.ranks } : null,
    };
  });
  return { outcome: outcomeOf(result, startups, mentors), pairs };
}

/** Texts are not compared for the sample. */
const terms = fitTermsOf({ fitWeights: { text: 0 } });

function affinityOfPair(startup: StartupToPair, mentor: MentorToPair): PairFit {
  const { topicsNeeded: topics, ...team } = startup;
  return pairFit({ ...team, topics }, { ...mentor, taken: mentor.places - mentor.room }, terms, null);
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
