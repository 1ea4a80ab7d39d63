import { arcIndex, type MatchInstance, type Pair } from './instance.js';
import type { Explanation, MatchResult, Reason } from './result.js';

/** What an explanation reads from a result. */
export type Explained = Pick<MatchResult, 'pairs' | 'prices' | 'objective'>;

/**
 * Says for each asked pair (or each pair of each asked application, or all) why it is there or is not.
 * Reason, first that applies: pinned, kept (earns the bonus), minimum (price < 0), best, load, fairness.
 */
export function explain(
  instance: MatchInstance,
  result: Explained,
  asked: 'all' | readonly (number | Pair)[],
  previous: readonly Pair[] = [],
): Explanation[] {
  const key = ([i, j]: Pair): number => i * instance.m + j;
  const context: Context = {
    instance,
    result,
    key,
    matched: new Set(result.pairs.map(key)),
    pinned: new Set((instance.pins ?? []).map(key)),
    forbidden: new Set((instance.forbids ?? []).map(key)),
    previous: new Set(previous.map(key)),
  };
  return askedPairs(context, asked).map((pair) => explainPair(context, pair));
}

interface Context {
  instance: MatchInstance;
  result: Explained;
  key(pair: Pair): number;
  matched: Set<number>;
  pinned: Set<number>;
  forbidden: Set<number>;
  previous: Set<number>;
}

function askedPairs({ result, instance }: Context, asked: 'all' | readonly (number | Pair)[]): Pair[] {
  if (asked === 'all') return [...result.pairs];
  return asked.flatMap((item) => {
    if (typeof item === 'number') return result.pairs.filter(([i]) => i === item);
    return arcIndex(instance, item[0], item[1]) >= 0 ? [item] : [];
  });
}

function explainPair(context: Context, [i, j]: Pair): Explanation {
  const { instance, result, key, matched } = context;
  const affinity = instance.w[arcIndex(instance, i, j)]!;
  const price = result.prices[j]!;
  const isMatched = matched.has(key([i, j]));
  const row = surveyRow(context, i, j, affinity);
  const explanation: Explanation = {
    application: i,
    judge: j,
    matched: isMatched,
    affinity,
    price,
    surplus: affinity - price,
    bestAlternative: row.bestAlternative,
    rankForApplication: row.rank,
    reason: isMatched ? reasonOf(context, [i, j], row.better !== null) : null,
  };
  if (explanation.reason === 'load' && row.better) explanation.better = row.better;
  if (!isMatched && row.weakest !== null) explanation.shortBy = row.weakest - explanation.surplus;
  return explanation;
}

interface RowSurvey {
  rank: number;
  bestAlternative: Explanation['bestAlternative'];
  /** The unmatched judge with the highest affinity above this pair's. */
  better: NonNullable<Explanation['better']> | null;
  /** Smallest surplus of the application's pairs. */
  weakest: number | null;
}

function surveyRow(
  { instance, result, key, matched, forbidden }: Context,
  i: number,
  judge: number,
  affinity: number,
): RowSurvey {
  const survey: RowSurvey = { rank: 1, bestAlternative: null, better: null, weakest: null };
  for (let a = instance.rowPtr[i]!; a < instance.rowPtr[i + 1]!; a++) {
    const j = instance.col[a]!;
    const w = instance.w[a]!;
    const price = result.prices[j]!;
    if (forbidden.has(key([i, j]))) continue;
    if (w > affinity) survey.rank++;
    if (matched.has(key([i, j]))) {
      survey.weakest = Math.min(survey.weakest ?? Infinity, w - price);
      continue;
    }
    if (j === judge) continue;
    if (!survey.bestAlternative || w - price > survey.bestAlternative.surplus)
      survey.bestAlternative = { judge: j, surplus: w - price };
    if (w > affinity && (!survey.better || w > survey.better.affinity))
      survey.better = { judge: j, affinity: w, price };
  }
  return survey;
}

function reasonOf({ key, pinned, previous, result }: Context, [i, j]: Pair, betterExists: boolean): Reason {
  if (pinned.has(key([i, j]))) return 'pinned';
  if (previous.has(key([i, j]))) return 'kept';
  if (!betterExists) return 'best';
  if (result.prices[j]! < 0) return 'minimum';
  return result.objective === 'total' ? 'load' : 'fairness';
}
