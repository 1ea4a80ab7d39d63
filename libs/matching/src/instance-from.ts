import type { MatchInstance, MatchKind, Pair, Quota } from './instance.js';
import { MatchError } from './match-error.js';

/** An instance as lists, as a caller gathers it from a database; ids instead of indices. */
export interface ArcList {
  kind: MatchKind;
  applications: readonly { id: string; seats: number }[];
  judges: readonly { id: string; min: number; max: number }[];
  /** Allowed pairs with their affinity in micro-units; a conflict is simply not listed (or listed in `conflicts`). */
  arcs: readonly { application: string; judge: string; w: number }[];
  pins?: readonly { application: string; judge: string }[];
  forbids?: readonly { application: string; judge: string }[];
  conflicts?: readonly { application: string; judge: string }[];
  quotas?: readonly Quota[];
}

/**
 * Turns lists into the typed arrays of the engine; rows keep the order of the lists. Pairs named in `conflicts` get no
 * arc even when listed.
 * @throws MatchError UNKNOWN_INDEX for an id that is not listed, DUPLICATE_ARC for a pair that stands twice
 */
export function instanceFrom(list: ArcList): MatchInstance {
  const rows = indexOf(list.applications);
  const judges = indexOf(list.judges);
  const pair = (named: { application: string; judge: string }): Pair => {
    const i = rows.get(named.application);
    const j = judges.get(named.judge);
    if (i === undefined || j === undefined)
      throw new MatchError('UNKNOWN_INDEX', `unknown pair [${named.application}, ${named.judge}]`);
    return [i, j];
  };
  const m = list.judges.length;
  const conflicts = list.conflicts?.map(pair);
  const blocked = new Set(conflicts?.map(([i, j]) => i * m + j));
  const arcs = list.arcs.map((arc) => {
    const [i, j] = pair(arc);
    return { key: i * m + j, w: arc.w };
  });
  return {
    kind: list.kind,
    n: list.applications.length,
    m,
    k: Int32Array.from(list.applications, ({ seats }) => seats),
    lo: Int32Array.from(list.judges, ({ min }) => min),
    hi: Int32Array.from(list.judges, ({ max }) => max),
    ...rowsOf(
      arcs.filter(({ key }) => !blocked.has(key)),
      list.applications.length,
      m,
    ),
    applicationIds: list.applications.map(({ id }) => id),
    judgeIds: list.judges.map(({ id }) => id),
    quotas: list.quotas,
    pins: list.pins?.map(pair),
    forbids: list.forbids?.map(pair),
    conflicts,
  };
}

function indexOf(items: readonly { id: string }[]): Map<string, number> {
  return new Map(items.map(({ id }, index) => [id, index]));
}

function rowsOf(arcs: { key: number; w: number }[], n: number, m: number): Pick<MatchInstance, 'rowPtr' | 'col' | 'w'> {
  const sorted = arcs.toSorted((a, b) => a.key - b.key);
  const rowPtr = new Int32Array(n + 1);
  sorted.forEach(({ key }, position) => {
    if (position > 0 && sorted[position - 1]!.key === key)
      throw new MatchError('DUPLICATE_ARC', `pair [${Math.floor(key / m)}, ${key % m}] stands twice`);
    rowPtr[Math.floor(key / m) + 1]!++;
  });
  for (let i = 0; i < n; i++) rowPtr[i + 1]! += rowPtr[i]!;
  return { rowPtr, col: Int32Array.from(sorted, ({ key }) => key % m), w: Int32Array.from(sorted, ({ w }) => w) };
}
