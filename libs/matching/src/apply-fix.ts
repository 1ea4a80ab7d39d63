import type { Fix } from './fixes.js';
import { arcIndex, type MatchInstance, type Pair } from './instance.js';

/** The instance after a fix of a quota cut was carried out exactly as it says; ids are left out. */
export function applyFix(instance: MatchInstance, fix: Fix): MatchInstance {
  const plain = { ...instance, applicationIds: undefined, judgeIds: undefined };
  const { judges = [], applications = [], shares = [], pairs = [] } = fix;
  switch (fix.kind) {
    case 'raiseLoad':
      return { ...plain, hi: changed(instance.hi, judges, shares, 1) };
    case 'lowerMinimum':
      return { ...plain, lo: changed(instance.lo, judges, shares, -1) };
    case 'lowerDemand':
      return { ...plain, k: changed(instance.k, applications, shares, -1) };
    case 'unpin':
      return { ...plain, pins: without(instance.pins, pairs) };
    case 'liftConflict':
      return withArcs({ ...plain, forbids: without(instance.forbids, pairs) }, pairs);
    case 'relaxQuota':
      return { ...plain, quotas: relaxed(instance, fix) };
    case 'addJudge':
      return withJudges(plain, fix.quotas ?? [], shares);
  }
}

function changed(values: Int32Array, members: readonly number[], shares: readonly number[], sign: 1 | -1): Int32Array {
  const after = values.slice();
  members.forEach((member, at) => (after[member]! += sign * shares[at]!));
  return after;
}

function without(all: readonly Pair[] = [], some: readonly Pair[]): Pair[] {
  return all.filter(([i, j]) => !some.some((pair) => pair[0] === i && pair[1] === j));
}

function relaxed({ quotas = [] }: MatchInstance, { quotas: ids = [], min, max }: Fix): MatchInstance['quotas'] {
  const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  return quotas.map((quota) => (ids.includes(quota.id) ? { ...quota, ...limits } : quota));
}

function withArcs(instance: MatchInstance, pairs: readonly Pair[]): MatchInstance {
  const rows = rowsOf(instance);
  for (const [i, j] of pairs) if (arcIndex(instance, i, j) < 0) rows[i]!.push({ j, w: 0 });
  for (const row of rows) row.sort((a, b) => a.j - b.j);
  return { ...instance, conflicts: without(instance.conflicts, pairs), ...arraysOf(rows) };
}

/** New judges whom every application may have, the loads in `shares`. */
function withJudges(instance: MatchInstance, ids: readonly string[], shares: readonly number[]): MatchInstance {
  const fresh = shares.map((_, at) => instance.m + at);
  const rows = rowsOf(instance).map((row) => [...row, ...fresh.map((j) => ({ j, w: 0 }))]);
  return {
    ...instance,
    m: instance.m + fresh.length,
    lo: Int32Array.from([...instance.lo, ...fresh.map(() => 0)]),
    hi: Int32Array.from([...instance.hi, ...shares]),
    quotas: (instance.quotas ?? []).map((quota) =>
      ids.includes(quota.id) ? { ...quota, judges: [...quota.judges, ...fresh] } : quota,
    ),
    ...arraysOf(rows),
  };
}

interface Arc {
  j: number;
  w: number;
}

function rowsOf({ n, rowPtr, col, w }: MatchInstance): Arc[][] {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: rowPtr[i + 1]! - rowPtr[i]! }, (__, at) => {
      return { j: col[rowPtr[i]! + at]!, w: w[rowPtr[i]! + at]! };
    }),
  );
}

function arraysOf(rows: readonly Arc[][]): Pick<MatchInstance, 'rowPtr' | 'col' | 'w'> {
  const rowPtr = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (rowPtr[i + 1] = rowPtr[i]! + row.length));
  const arcs = rows.flat();
  return { rowPtr, col: Int32Array.from(arcs, ({ j }) => j), w: Int32Array.from(arcs, ({ w }) => w) };
}
