import type { Fix, Infeasible, MatchInstance, Pair } from '#matching';

/** What of an instance holds; all else is free. Members of a cut, by their own indices and ids. */
interface Held {
  applications: readonly number[];
  loads: readonly number[];
  minima: readonly number[];
  quotas: readonly string[];
  pins: readonly Pair[];
}

const heldBy = ({ side, applications, judges, minima = [], quotas = [], pins }: Infeasible): Held => {
  return {
    applications,
    quotas,
    pins,
    ...(side === 'judges' ? { loads: [], minima: judges } : { loads: judges, minima }),
  };
};

const everything = ({ n, m, quotas = [], pins = [] }: MatchInstance): Held => {
  const judges = Array.from({ length: m }, (_, j) => j);
  const applications = Array.from({ length: n }, (_, i) => i);
  return { applications, loads: judges, minima: judges, quotas: quotas.map(({ id }) => id), pins };
};

/** Whether all that is held can be met together, by trying every choice of every application. */
function canMeet(instance: MatchInstance, held: Held): boolean {
  const { n, m, lo, hi } = instance;
  const [loads, minima] = [new Set(held.loads), new Set(held.minima)];
  let states = new Set([Array.from({ length: m }, () => 0).join()]);
  for (let i = 0; i < n; i++) {
    const next = new Set<string>();
    const choices = choicesOf(instance, held, i);
    for (const state of states) {
      const before = m === 0 ? [] : state.split(',').map(Number);
      for (const choice of choices) {
        const after = before.map((load, j) => load + (choice.includes(j) ? 1 : 0));
        if (after.every((load, j) => !loads.has(j) || load <= hi[j]!)) next.add(after.join());
      }
    }
    states = next;
  }
  return [...states].some((state) => state.split(',').every((load, j) => !minima.has(j) || Number(load) >= lo[j]!));
}

function choicesOf({ kind, k, rowPtr, col, forbids = [], quotas = [] }: MatchInstance, held: Held, i: number) {
  const away = forbids.filter(([row]) => row === i).map(([, j]) => j);
  const pinned = held.pins.filter(([row]) => row === i).map(([, j]) => j);
  const judges = [...col.subarray(rowPtr[i], rowPtr[i + 1])].filter((j) => !away.includes(j));
  const choices: number[][] = [];
  for (let set = 0; set < 1 << judges.length; set++) {
    const choice = judges.filter((_, at) => (set & (1 << at)) !== 0);
    if (pinned.some((j) => !choice.includes(j))) continue;
    if (held.applications.includes(i) && !isAllowed(choice)) continue;
    choices.push(choice);
  }
  return choices;

  function isAllowed(choice: readonly number[]): boolean {
    if (kind === 'review' ? choice.length !== k[i]! : choice.length > k[i]!) return false;
    return quotas.every(({ id, judges: counted, min = 0, max = Infinity, applications }) => {
      if (!held.quotas.includes(id) || applications?.includes(i) === false) return true;
      const count = choice.filter((j) => counted.includes(j)).length;
      return count >= min && count <= max;
    });
  }
}

/** The instance after a fix was carried out as it says. */
function afterFix(instance: MatchInstance, fix: Fix): MatchInstance {
  const { judges = [], applications = [], shares = [], pairs = [], quotas: ids = [], min, max } = fix;
  const plus = (values: Int32Array, members: readonly number[], sign: number) =>
    values.map((value, at) => value + sign * (members.includes(at) ? shares[members.indexOf(at)]! : 0));
  const less = (all: readonly Pair[] = []) =>
    all.filter((pair) => !pairs.some((other) => String(other) === String(pair)));
  const { hi, lo, k, pins, forbids, quotas = [] } = instance;
  if (fix.kind === 'raiseLoad') return { ...instance, hi: plus(hi, judges, 1) };
  if (fix.kind === 'lowerMinimum') return { ...instance, lo: plus(lo, judges, -1) };
  if (fix.kind === 'lowerDemand') return { ...instance, k: plus(k, applications, -1) };
  if (fix.kind === 'unpin') return { ...instance, pins: less(pins) };
  if (fix.kind === 'relaxQuota') {
    const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    return { ...instance, quotas: quotas.map((one) => (ids.includes(one.id) ? { ...one, ...limits } : one)) };
  }
  const fresh = fix.kind === 'addJudge' ? shares.map((_, at) => instance.m + at) : [];
  const more = (i: number) => [...fresh, ...pairs.filter(([row]) => row === i).map(([, j]) => j)];
  const rows = Array.from({ length: instance.n }, (_, i) =>
    [...new Set([...instance.col.subarray(instance.rowPtr[i], instance.rowPtr[i + 1]), ...more(i)])].sort(
      (a, b) => a - b,
    ),
  );
  return {
    ...instance,
    m: instance.m + fresh.length,
    lo: Int32Array.from([...lo, ...fresh.map(() => 0)]),
    hi: Int32Array.from([...hi, ...(fresh.length > 0 ? shares : [])]),
    rowPtr: Int32Array.from([0, ...rows].map((_, i) => rows.slice(0, i).flat().length)),
    col: Int32Array.from(rows.flat()),
    w: new Int32Array(rows.flat().length),
    forbids: less(forbids),
    quotas: quotas.map((one) => (ids.includes(one.id) ? { ...one, judges: [...one.judges, ...fresh] } : one)),
  };
}

/** Faults of a cut with quotas, by trying everything: it can be met, a member is not needed, a fix is not enough. */
export function faultsOf(instance: MatchInstance, cut: Infeasible): string[] {
  const held = heldBy(cut);
  const faults = canMeet(instance, held) ? ['it can be met'] : [];
  for (const part of ['applications', 'loads', 'minima', 'quotas', 'pins'] as const) {
    for (const member of held[part]) {
      const fewer = { ...held, [part]: held[part].filter((other: unknown) => other !== member) };
      if (!canMeet(instance, fewer)) faults.push(`${part} ${String(member)} is not needed`);
    }
  }
  for (const fix of cut.fixes) {
    const after = afterFix(instance, fix);
    const fresh = Array.from({ length: after.m - instance.m }, (_, at) => instance.m + at);
    const pins = held.pins.filter((pin) => after.pins?.some((other) => String(other) === String(pin)));
    const asked = fix.enough ? everything(after) : { ...held, pins, loads: [...held.loads, ...fresh] };
    if (!canMeet(after, asked)) faults.push(`${JSON.stringify(fix)} is not enough`);
  }
  return faults;
}
