import type { MatchInstance, MatchKind, Pair, Penalties, Quota } from '#matching';

/** Seeded generator of numbers in [0, 1): same seed, same instances (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An instance of up to 4 x 4 with random conflicts, loads, pins and forbids; affinities repeat often, so that ties occur. */
export function randomInstance(random: () => number, kind: MatchKind): MatchInstance {
  const upTo = (max: number): number => Math.floor(random() * (max + 1));
  const n = upTo(4);
  const m = upTo(4);
  const allowed: Pair[] = [];
  const density = random() < 0.3 ? 0.5 : 0.85;
  const top = random() < 0.5 ? 3 : 20;
  const w: number[] = [];
  const rowPtr = [0];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      if (random() >= density) continue;
      allowed.push([i, j]);
      w.push(upTo(top));
    }
    rowPtr.push(allowed.length);
  }
  const k = Array.from({ length: n }, () => upTo(2));
  const lo = Array.from({ length: m }, () => (random() < (kind === 'review' ? 0.5 : 0.2) ? upTo(2) : 0));
  const hi = lo.map((low) => low + upTo(2));
  const { pins, forbids } = random() < 0.3 ? randomFixed(random, allowed, k, hi) : { pins: [], forbids: [] };
  return {
    kind,
    n,
    m,
    k: Int32Array.from(k),
    lo: Int32Array.from(lo),
    hi: Int32Array.from(hi),
    rowPtr: Int32Array.from(rowPtr),
    col: Int32Array.from(allowed, ([, j]) => j),
    w: Int32Array.from(w),
    pins,
    forbids,
  };
}

function randomFixed(
  random: () => number,
  allowed: Pair[],
  k: number[],
  hi: number[],
): { pins: Pair[]; forbids: Pair[] } {
  const pins: Pair[] = [];
  const forbids: Pair[] = [];
  for (const [i, j] of allowed) {
    const draw = random();
    if (draw < 0.15) forbids.push([i, j]);
    const fits =
      pins.filter((pin) => pin[0] === i).length < k[i]! && pins.filter((pin) => pin[1] === j).length < hi[j]!;
    if (draw > 0.8 && fits) pins.push([i, j]);
  }
  return { pins, forbids };
}

/** Nested quotas: a class of judges, and perhaps a part of it. */
export function randomQuotas(random: () => number, m: number): Quota[] {
  const outer = Array.from({ length: m }, (_, j) => j).filter(() => random() < 0.6);
  const inner = outer.filter(() => random() < 0.5);
  const limit = (): Pick<Quota, 'min' | 'max'> => {
    const draw = random();
    if (draw < 0.4) return { max: Math.floor(random() * 2) };
    return draw < 0.8 ? { min: 1 } : { min: 1, max: 1 };
  };
  return [
    { id: 'outer', judges: outer, ...limit() },
    { id: 'inner', judges: inner, ...limit() },
  ].slice(0, random() < 0.5 ? 1 : 2);
}

/** Two classes that share judges without one containing the other, as "kind" and "organisation" do. */
export function crossingQuotas(random: () => number, m: number): Quota[] {
  const judges = Array.from({ length: m }, (_, j) => j);
  const limit = (): Pick<Quota, 'min' | 'max'> => (random() < 0.5 ? { min: 1 } : { max: 1 });
  return ['kind', 'organisation', 'region'].map((id) => ({
    id,
    judges: judges.filter(() => random() < 0.6),
    ...limit(),
  }));
}

interface Choice {
  judges: number[];
  value: bigint;
}

/**
 * Largest objective by trying every set of judges for every application (loads carried along as a key); null when no
 * match exists. Reads the definition only, shares nothing with the solver.
 */
export function bruteForce(instance: MatchInstance, penalties: Penalties, previous: readonly Pair[]): bigint | null {
  const { n, m, lo, hi } = instance;
  let states = new Map<string, bigint>([[Array.from({ length: m }, () => 0).join(), 0n]]);
  for (let i = 0; i < n; i++) {
    const next = new Map<string, bigint>();
    const choices = choicesOf(instance, i, penalties, previous);
    for (const [key, value] of states) {
      const loads = m === 0 ? [] : key.split(',').map(Number);
      for (const choice of choices) {
        const after = loads.map((load, j) => load + (choice.judges.includes(j) ? 1 : 0));
        if (after.some((load, j) => load > hi[j]!)) continue;
        const sum = value + choice.value;
        const known = next.get(after.join());
        if (known === undefined || known < sum) next.set(after.join(), sum);
      }
    }
    states = next;
  }
  let best: bigint | null = null;
  for (const [key, value] of states) {
    const met = m === 0 || key.split(',').every((load, j) => Number(load) >= lo[j]!);
    if (met && (best === null || value > best)) best = value;
  }
  return best;
}

function choicesOf(instance: MatchInstance, i: number, penalties: Penalties, previous: readonly Pair[]): Choice[] {
  const { kind, k, rowPtr, col, w, pins = [], forbids = [], quotas = [] } = instance;
  const has = (pairs: readonly Pair[], j: number): boolean => pairs.some((pair) => pair[0] === i && pair[1] === j);
  const arcs = Array.from({ length: rowPtr[i + 1]! - rowPtr[i]! }, (_, at) => rowPtr[i]! + at);
  const choices: Choice[] = [];
  for (let set = 0; set < 1 << arcs.length; set++) {
    const chosen = arcs.filter((_, at) => (set & (1 << at)) !== 0);
    const judges = chosen.map((arc) => col[arc]!);
    const empty = k[i]! - judges.length;
    if (empty < 0 || (kind === 'review' && empty > 0)) continue;
    if (judges.some((j) => has(forbids, j)) || pins.some(([row, j]) => row === i && !judges.includes(j))) continue;
    const kept = quotas.every((quota) => {
      if (quota.applications && !quota.applications.includes(i)) return true;
      const count = judges.filter((j) => quota.judges.includes(j)).length;
      return count >= (quota.min ?? 0) && count <= (quota.max ?? count);
    });
    if (!kept) continue;
    let value = 0n;
    for (const arc of chosen) value += BigInt(w[arc]! + (has(previous, col[arc]!) ? penalties.keep : 0));
    if (empty > 0)
      value -= BigInt(penalties.seat * Math.min(empty, k[i]! - 1) + (empty === k[i]! ? penalties.firstSeat : 0));
    choices.push({ judges, value });
  }
  return choices;
}

/**
 * The fairest review match by trying everything: largest `worst(affinities of all pairs, sums of applications with
 * seats)` first, then the largest total. Null when no match exists.
 */
export function fairest(
  instance: MatchInstance,
  worst: (pairs: number[], sums: number[]) => number,
): { worst: number; total: string } | null {
  const { n, m, k, lo, hi } = instance;
  const free: Penalties = { firstSeat: 0, seat: 0, keep: 0 };
  let best: { worst: number; total: number } | null = null;
  const visit = (i: number, loads: number[], pairs: number[], sums: number[]): void => {
    if (i < n) {
      for (const { judges } of choicesOf(instance, i, free, [])) {
        const after = loads.map((load, j) => load + (judges.includes(j) ? 1 : 0));
        if (after.some((load, j) => load > hi[j]!)) continue;
        const own = judges.map((j) => instance.w[arcOf(instance, i, j)]!);
        visit(i + 1, after, [...pairs, ...own], k[i]! > 0 ? [...sums, own.reduce((sum, w) => sum + w, 0)] : sums);
      }
      return;
    }
    if (loads.some((load, j) => load < lo[j]!)) return;
    const found = { worst: worst(pairs, sums), total: pairs.reduce((sum, w) => sum + w, 0) };
    if (!best || found.worst > best.worst || (found.worst === best.worst && found.total > best.total)) best = found;
  };
  visit(
    0,
    Array.from({ length: m }, () => 0),
    [],
    [],
  );
  const found = best as { worst: number; total: number } | null;
  return found && { worst: found.worst, total: String(found.total) };
}

function arcOf({ rowPtr, col }: MatchInstance, i: number, j: number): number {
  return col.indexOf(j, rowPtr[i]);
}
