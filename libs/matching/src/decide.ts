import { findCut, type Infeasible } from './infeasible.js';
import type { MatchInstance, Pair } from './instance.js';
import { MatchError } from './match-error.js';
import type { MatchHooks, MatchOptions } from './options.js';
import { buildProblem, type Problem } from './problem.js';
import { quotaCut } from './quota-cut.js';
import { quotaSets, violations } from './quota-groups.js';
import { solveWithQuotas } from './quota-solve.js';
import type { MatchWarning, ResultCertificate } from './result.js';
import { solve, type Solution } from './solve.js';

/** A match found, or the reason why there is none, still in the numbering of `problem`. */
export interface Decision {
  problem: Problem;
  solution: Solution;
  cut: Infeasible | null;
  /** A bound of the objective that is better than the prices' (crossing quotas). */
  bound: bigint | null;
  /** What proves `bound`. */
  boundKind: 'bound' | 'lp';
  /** Quotas that could not be met in time. */
  unmet: string[];
  warnings: MatchWarning[];
  /** The instance in which the prices are a proof: only arcs the objective allows. */
  ruled: MatchInstance;
  certificate: ResultCertificate;
  /** The pairs, where the solution belongs to a part of the search; null = those of `solution`. */
  pairs: Pair[] | null;
  /** The first aim (worst pair, worst sum) is proven too. */
  aimProven: boolean;
  /** Worst sum: every application's affinities sum to at least this. */
  floor: number | null;
}

/**
 * Largest total under all hard rules. Quotas are only modelled when the plain optimum breaks one.
 * @throws MatchError ABORTED when the deadline passes before any match exists
 */
export function decideTotal(instance: MatchInstance, options: MatchOptions, hooks: MatchHooks | undefined): Decision {
  const problem = buildProblem(instance, options);
  hooks?.stage?.('solve');
  let cut: Infeasible | null = null;
  const solution = solve(problem, hooks, warmPrices(problem, options), () => {
    cut = findCut(instance, problem);
    return cut !== null;
  });
  const plain: Decision = {
    problem,
    solution,
    cut: null,
    bound: null,
    boundKind: 'bound',
    unmet: [],
    warnings: [],
    ruled: instance,
    certificate: { kind: 'prices' },
    pairs: null,
    aimProven: true,
    floor: null,
  };
  if (!solution.feasible) {
    if (!solution.finished) throw new MatchError('ABORTED', 'the time was up before a match was found');
    cut ??= findCut(instance, problem);
    if (!cut) throw new Error('no match was found, and no cut that explains it');
    return { ...plain, cut };
  }
  if (!instance.quotas?.length || violations(problem, quotaSets(instance, problem), solution.chosen).length === 0)
    return plain;
  const found = solveWithQuotas(instance, options, hooks);
  if (found === 'impossible') return { ...plain, cut: quotaCut(instance, hooks) };
  if (found === 'stopped') throw new MatchError('ABORTED', 'the time was up before a match was found');
  const message = `the search ended before these quotas were met everywhere: ${found.unmet.join(', ')}`;
  const warnings = found.unmet.length > 0 ? [{ code: 'QUOTAS_NOT_MET', message, quotas: found.unmet }] : [];
  return { ...plain, ...found, bound: found.solution.finished ? found.bound : null, warnings };
}

function warmPrices({ judgeAt }: Problem, { warm }: MatchOptions): Float64Array | undefined {
  return warm ? Float64Array.from(judgeAt, (j) => warm.prices[j] ?? 0) : undefined;
}
