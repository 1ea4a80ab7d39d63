import { conclude } from './conclude.js';
import type { MatchInstance, Pair } from './instance.js';
import type { MatchOptions } from './options.js';
import type { MatchResult } from './result.js';

/** One change by hand. */
export type Change = { pin: Pair } | { forbid: Pair };

/**
 * What a change by hand costs: objective before - objective after, in micro-units as text ("0" = nothing); null when no
 * match would be left, or the pair cannot be pinned. A few shortest ways from the present match.
 * Example: the only judge forbidden -> null; the best judge forbidden where the next is 40,000 lower -> "40000".
 */
export function costOfChange(
  instance: MatchInstance,
  result: Pick<MatchResult, 'pairs' | 'prices' | 'parts'>,
  change: Change,
  options: MatchOptions = {},
): string | null {
  const changed =
    'pin' in change
      ? { ...instance, pins: [...(instance.pins ?? []), change.pin] }
      : { ...instance, forbids: [...(instance.forbids ?? []), change.forbid] };
  const after = conclude(changed, { ...options, warm: result });
  return after.status === 'infeasible' ? null : String(BigInt(result.parts.objective) - BigInt(after.parts.objective));
}
