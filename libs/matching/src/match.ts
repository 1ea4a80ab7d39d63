import { conclude } from './conclude.js';
import { explain } from './explain.js';
import type { MatchInstance } from './instance.js';
import type { MatchHooks, MatchOptions, WarmStart } from './options.js';
import type { Explanation, MatchResult } from './result.js';
import { costOfChange } from './what-if.js';

/**
 * The proven best match of a review or mentoring instance, or the exact reason why there is none.
 * Example: two applications, two judges with one seat each, w = [[9, 1], [8, 7]] -> pairs [[0, 0], [1, 1]], total "16",
 * gap "0".
 * @throws MatchError for a malformed instance, and ABORTED when the deadline passes before any match exists
 */
export function match(instance: MatchInstance, options: MatchOptions = {}, hooks?: MatchHooks): MatchResult {
  const result = conclude(instance, options, hooks);
  if (!options.explain || result.status === 'infeasible') return result;
  hooks?.stage?.('explain');
  return { ...result, explanations: explanations(instance, result, options) };
}

/** Explanations of all that is asked; single pairs of the match also with the cost of forbidding them. */
function explanations(instance: MatchInstance, result: MatchResult, options: MatchOptions): Explanation[] {
  const { explain: asked = [], previous } = options;
  const all = explain(instance, result, asked, previous);
  if (asked === 'all' || (options.objective !== undefined && options.objective !== 'total')) return all;
  const single = new Set(asked.flatMap((item) => (typeof item === 'number' ? [] : [item.join()])));
  return all.map((explanation) => {
    const { application, judge, matched, reason } = explanation;
    if (!matched || reason === 'pinned' || !single.has([application, judge].join())) return explanation;
    return {
      ...explanation,
      costIfForbidden: costOfChange(instance, result, { forbid: [application, judge] }, options),
    };
  });
}

/**
 * The optimum after a small change, from the earlier pairs and prices: a few shortest ways instead of a whole solve. The
 * result is the same optimum as that of `match` (perhaps another match of equal value), with the same certificate.
 */
export function rematch(
  instance: MatchInstance,
  previous: WarmStart,
  options: MatchOptions = {},
  hooks?: MatchHooks,
): MatchResult {
  return match(instance, { ...options, warm: previous }, hooks);
}
