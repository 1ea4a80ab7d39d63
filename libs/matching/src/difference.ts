import { arcIndex, type MatchInstance, type Pair } from './instance.js';
import type { MatchResult } from './result.js';

/** left: the person takes no more part; conflict: the pair is not allowed any more; load: others need the judge more; better: another judge serves the total better. */
export type DropCause = 'left' | 'conflict' | 'load' | 'better';

export interface Difference {
  kept: Pair[];
  added: Pair[];
  dropped: { pair: Pair; cause: DropCause }[];
}

/** What a result changes of the match before it, with the cause of each pair dropped. */
export function differenceFrom(
  instance: MatchInstance,
  previous: readonly Pair[],
  result: Pick<MatchResult, 'pairs' | 'prices' | 'loads'>,
): Difference {
  const key = ([i, j]: Pair): number => i * instance.m + j;
  const before = new Set(previous.map(key));
  const now = new Set(result.pairs.map(key));
  return {
    kept: result.pairs.filter((pair) => before.has(key(pair))),
    added: result.pairs.filter((pair) => !before.has(key(pair))),
    dropped: previous
      .filter((pair) => !now.has(key(pair)))
      .map((pair) => ({ pair, cause: causeOf(instance, pair, result) })),
  };
}

function causeOf(
  instance: MatchInstance,
  [i, j]: Pair,
  { prices, loads }: Pick<MatchResult, 'prices' | 'loads'>,
): DropCause {
  const known = i >= 0 && i < instance.n && j >= 0 && j < instance.m;
  if (!known || instance.hi[j] === 0 || instance.k[i] === 0) return 'left';
  const forbidden = instance.forbids?.some((pair) => pair[0] === i && pair[1] === j) === true;
  if (forbidden || arcIndex(instance, i, j) < 0) return 'conflict';
  return loads[j] === instance.hi[j] && prices[j]! > 0 ? 'load' : 'better';
}
