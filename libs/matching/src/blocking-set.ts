import type { MatchInstance, Pair, Quota } from './instance.js';

/** What takes part in an infeasibility, by index; all else is left free. */
export interface BlockingSet {
  /** Their seats and their quotas hold. */
  applications: readonly number[];
  /** Judges whose maximum holds. */
  loads: readonly number[];
  /** Judges whose minimum holds. */
  minima: readonly number[];
  /** Quotas that hold, by place in the instance. */
  quotas: readonly number[];
  /** Pins that hold, by place in the instance. */
  pins: readonly number[];
}

export type BlockingPart = keyof BlockingSet;

/** Everything an instance asks for. */
export function wholeSet({ n, m, lo, quotas = [], pins = [] }: MatchInstance): BlockingSet {
  const upTo = (length: number): number[] => Array.from({ length }, (_, index) => index);
  return {
    applications: upTo(n),
    loads: upTo(m),
    minima: upTo(m).filter((j) => lo[j]! > 0),
    quotas: upTo(quotas.length),
    pins: upTo(pins.length),
  };
}

/**
 * An instance that asks for nothing but what the set names, without affinities: it has a match exactly if these demands
 * can be met together. Applications outside take as many judges as anybody likes, or none; judges outside take any load.
 */
export function partOf(instance: MatchInstance, set: BlockingSet): MatchInstance {
  const rows = rowsOf(instance, set);
  const indexOf = new Map(rows.map(({ i }, at) => [i, at]));
  const [n, m] = [rows.length, instance.m];
  const rowPtr = new Int32Array(n + 1);
  rows.forEach(({ judges }, at) => (rowPtr[at + 1] = rowPtr[at]! + judges.length));
  const [loads, minima] = [new Set(set.loads), new Set(set.minima)];
  const pins = set.pins.map((at): Pair => [indexOf.get(instance.pins![at]![0])!, instance.pins![at]![1]]);
  return {
    kind: 'mentoring',
    n,
    m,
    k: Int32Array.from(rows, ({ seats }) => seats),
    lo: Int32Array.from({ length: m }, (_, j) => (minima.has(j) ? instance.lo[j]! : 0)),
    hi: Int32Array.from({ length: m }, (_, j) => (loads.has(j) ? instance.hi[j]! : Math.max(n, instance.lo[j]!))),
    rowPtr,
    col: Int32Array.from(rows.flatMap(({ judges }) => judges)),
    w: new Int32Array(rowPtr[n]!),
    quotas: [...quotasOf(instance, set, indexOf), ...(instance.kind === 'review' ? exactSeats(rows, m) : [])],
    pins,
  };
}

interface Row {
  i: number;
  member: boolean;
  seats: number;
  judges: number[];
}

/** Members, and the applications outside that matter: all where minima hold, else those with pins. */
function rowsOf({ n, k, rowPtr, col, forbids = [], pins = [] }: MatchInstance, set: BlockingSet): Row[] {
  const members = new Set(set.applications);
  const gone = Map.groupBy(forbids, ([i]) => i);
  const held = Map.groupBy(
    set.pins.map((at) => pins[at]!),
    ([i]) => i,
  );
  const rows: Row[] = [];
  for (let i = 0; i < n; i++) {
    const member = members.has(i);
    const pinned = new Set(held.get(i)?.map(([, j]) => j));
    if (!member && pinned.size === 0 && set.minima.length === 0) continue;
    const away = new Set(gone.get(i)?.map(([, j]) => j));
    const all = [...col.subarray(rowPtr[i], rowPtr[i + 1])].filter((j) => !away.has(j));
    const judges = member || set.minima.length > 0 ? all : all.filter((j) => pinned.has(j));
    rows.push({ i, member, seats: member ? k[i]! : judges.length, judges });
  }
  return rows;
}

function quotasOf(instance: MatchInstance, set: BlockingSet, indexOf: ReadonlyMap<number, number>): Quota[] {
  return set.quotas.map((at) => {
    const quota = instance.quotas![at]!;
    const applies = quota.applications && new Set(quota.applications);
    const applications = set.applications.filter((i) => !applies || applies.has(i)).map((i) => indexOf.get(i)!);
    return { ...quota, applications };
  });
}

/** In a review the seats of members must all be filled: at least so many of all judges. */
function exactSeats(rows: readonly Row[], m: number): Quota[] {
  const judges = Array.from({ length: m }, (_, j) => j);
  const members = rows.flatMap(({ member, seats }, at) => (member ? [{ at, seats }] : []));
  return [...Map.groupBy(members, ({ seats }) => seats)].map(([seats, group]) => {
    return { id: `seats ${seats}`, judges, min: seats, applications: group.map(({ at }) => at) };
  });
}
