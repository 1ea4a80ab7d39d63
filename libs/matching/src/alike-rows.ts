import type { MatchInstance, Quota } from './instance.js';

/**
 * Names of applications: two of one name have the same seats and pins, the same of these quotas speak of them, and of each
 * sort of judges (`sortOf`, and the quotas that count them) they may have equally many, as far as their seats reach.
 * O(judges quotas) to begin with, then O(arcs of the row) each.
 */
export function alikeRows(
  { m, k, rowPtr, col, pins = [], forbids = [] }: MatchInstance,
  quotas: readonly Quota[],
  sortOf: (judge: number) => string | number,
): (i: number) => string {
  const member = quotas.map(({ judges }) => new Set(judges));
  const spoken = quotas.map(({ applications }) => (applications ? new Set(applications) : null));
  const numbers = new Map<string, number>();
  const sorts = Int32Array.from({ length: m }, (_, j) => {
    const key = `${sortOf(j)}|${member.map((set) => (set.has(j) ? 1 : 0)).join('')}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
  const [pinned, away] = [pins, forbids].map((pairs) => Map.groupBy(pairs, ([i]) => i));
  const counts = new Int32Array(numbers.size);
  return (i) => {
    const fixed = pinned!.get(i)?.map(([, j]) => j) ?? [];
    const gone = new Set([...fixed, ...(away!.get(i)?.map(([, j]) => j) ?? [])]);
    counts.fill(0);
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
      const sort = sorts[col[a]!]!;
      if (!gone.has(col[a]!) && counts[sort]! < k[i]!) counts[sort]!++;
    }
    const rules = spoken.map((set) => (set && !set.has(i) ? 0 : 1)).join('');
    return `${k[i]}|${rules}|${fixed.toSorted((a, b) => a - b).join()}|${counts.join()}`;
  };
}
