import { arcIndex, MAX_AFFINITY, MAX_SEATS, type MatchInstance, type Pair } from './instance.js';
import { MatchError } from './match-error.js';

/**
 * Refuses an instance that is not well formed; returns silently otherwise. O(arcs).
 * @throws MatchError LENGTH, RANGE, DUPLICATE_ARC, UNKNOWN_INDEX, PIN_CONFLICT, PIN_OVERLOAD
 */
export function validateInstance(instance: MatchInstance): void {
  checkLengths(instance);
  checkLoads(instance);
  checkRows(instance);
  checkIds(instance.applicationIds, instance.n, 'applications');
  checkIds(instance.judgeIds, instance.m, 'judges');
  checkQuotas(instance);
  for (const [name, pairs] of [
    ['pins', instance.pins],
    ['forbids', instance.forbids],
    ['conflicts', instance.conflicts],
  ] as const) {
    for (const pair of pairs ?? []) checkPair(instance, pair, name);
  }
  checkPins(instance);
}

/** The same for an instance whose arcs, seats and ids were looked at before: lengths and loads. O(judges). */
export function validateLimits(instance: MatchInstance): void {
  checkLengths(instance);
  checkLoads(instance);
}

function checkLengths({ n, m, k, lo, hi, rowPtr, col, w }: MatchInstance): void {
  if (!Number.isInteger(n) || !Number.isInteger(m) || n < 0 || m < 0)
    throw new MatchError('RANGE', 'n and m must be integers >= 0');
  const expected: [string, number, number][] = [
    ['k', k.length, n],
    ['lo', lo.length, m],
    ['hi', hi.length, m],
    ['rowPtr', rowPtr.length, n + 1],
    ['w', w.length, col.length],
  ];
  for (const [name, length, wanted] of expected) {
    if (length !== wanted) throw new MatchError('LENGTH', `${name} has ${length} entries, expected ${wanted}`);
  }
}

function checkLoads({ n, m, k, lo, hi }: MatchInstance): void {
  for (let i = 0; i < n; i++)
    if (k[i]! < 0 || k[i]! > MAX_SEATS) throw new MatchError('RANGE', `k[${i}] must be 0..${MAX_SEATS}`);
  for (let j = 0; j < m; j++) {
    if (lo[j]! < 0 || hi[j]! < lo[j]!) throw new MatchError('RANGE', `judge ${j}: expected 0 <= lo <= hi`);
  }
}

function checkRows({ n, m, rowPtr, col, w }: MatchInstance): void {
  if (rowPtr[0] !== 0 || rowPtr[n] !== col.length) throw new MatchError('RANGE', 'rowPtr must run from 0 to the arcs');
  for (let i = 0; i < n; i++) {
    const end = rowPtr[i + 1]!;
    if (end < rowPtr[i]!) throw new MatchError('RANGE', `rowPtr[${i + 1}] is smaller than rowPtr[${i}]`);
    let before = -1;
    for (let a = rowPtr[i]!; a < end; a++) {
      const j = col[a]!;
      if (j <= before || j >= m || w[a]! >>> 0 > MAX_AFFINITY) throw arcError(i, j, before, m);
      before = j;
    }
  }
}

function arcError(i: number, j: number, before: number, m: number): MatchError {
  if (j < 0 || j >= m) return new MatchError('UNKNOWN_INDEX', `row ${i} names judge ${j} of ${m}`);
  if (j === before) return new MatchError('DUPLICATE_ARC', `pair [${i}, ${j}] stands twice`);
  if (j < before) return new MatchError('RANGE', `row ${i}: col must ascend`);
  return new MatchError('RANGE', `w of [${i}, ${j}] must be 0..1e9`);
}

function checkIds(ids: readonly string[] | undefined, length: number, name: string): void {
  if (!ids) return;
  if (ids.length !== length) throw new MatchError('LENGTH', `${name} has ${ids.length} ids, expected ${length}`);
  if (new Set(ids).size !== length) throw new MatchError('FORMAT', `${name}: ids must be unique`);
}

function checkPair({ n, m }: MatchInstance, [i, j]: Pair, name: string): void {
  const known = Number.isInteger(i) && Number.isInteger(j) && i >= 0 && i < n && j >= 0 && j < m;
  if (!known) throw new MatchError('UNKNOWN_INDEX', `${name} names the unknown pair [${i}, ${j}]`);
}

function checkQuotas({ n, m, quotas }: MatchInstance): void {
  for (const { id, judges, min = 0, max = Infinity, applications } of quotas ?? []) {
    if (min < 0 || max < min) throw new MatchError('RANGE', `quota ${id}: expected 0 <= min <= max`);
    if (judges.some((j) => !Number.isInteger(j) || j < 0 || j >= m))
      throw new MatchError('UNKNOWN_INDEX', `quota ${id} names an unknown judge`);
    if (applications?.some((i) => !Number.isInteger(i) || i < 0 || i >= n))
      throw new MatchError('UNKNOWN_INDEX', `quota ${id} names an unknown application`);
  }
}

function checkPins(instance: MatchInstance): void {
  const forbidden = new Set((instance.forbids ?? []).map(([i, j]) => i * instance.m + j));
  const ofApplication = new Map<number, number>();
  const ofJudge = new Map<number, number>();
  for (const [i, j] of distinctPairs(instance.pins ?? [], instance.m)) {
    if (arcIndex(instance, i, j) < 0 || forbidden.has(i * instance.m + j))
      throw new MatchError('PIN_CONFLICT', `pin [${i}, ${j}] stands on a conflict or a forbidden pair`);
    ofApplication.set(i, (ofApplication.get(i) ?? 0) + 1);
    ofJudge.set(j, (ofJudge.get(j) ?? 0) + 1);
  }
  for (const [i, pins] of ofApplication)
    if (pins > instance.k[i]!)
      throw new MatchError('PIN_OVERLOAD', `application ${i}: ${pins} pins, ${instance.k[i]} seats`);
  for (const [j, pins] of ofJudge)
    if (pins > instance.hi[j]!)
      throw new MatchError('PIN_OVERLOAD', `judge ${j}: ${pins} pins, at most ${instance.hi[j]}`);
}

/** The pairs without repetitions, ascending by (i, j). */
export function distinctPairs(pairs: readonly Pair[], m: number): Pair[] {
  const keys = [...new Set(pairs.map(([i, j]) => i * m + j))].toSorted((a, b) => a - b);
  return keys.map((key) => [Math.floor(key / m), key % m] as const);
}
