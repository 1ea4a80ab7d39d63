import { alikeRows } from './alike-rows.js';
import type { LinearSolver } from './linear-solver.js';
import type { MatchInstance } from './instance.js';

/** Larger programs are left alone. */
const MOST_COLUMNS = 200_000;
const TINY = 1e-6;
/** Duals of these programs are fractions of small numbers. */
const DENOMINATOR = 2520;

/**
 * Prices that show why an instance has no match: the fewest seats, minima and places of quotas to leave unmet, as a
 * linear program over kinds of applications, and what one more place with each judge would save. Null = the program is
 * too large or has nothing unmet.
 */
export function blockingPrices(instance: MatchInstance, solver: LinearSolver): number[] | null {
  const program = elasticProgram(instance);
  if (!program) return null;
  const { status, values, duals } = solver({ text: program, whole: false });
  if (status !== 'optimal') return null;
  const unmet = [...values].reduce((sum, [name, amount]) => sum + (name.startsWith('x') ? 0 : amount), 0);
  if (unmet < TINY) return null;
  const saved = (j: number): number => -(duals.get(`h${j}`) ?? 0) - (duals.get(`l${j}`) ?? 0);
  return Array.from({ length: instance.m }, (_, j) => Math.round(saved(j) * DENOMINATOR) + 0);
}

interface Group {
  i: number;
  size: number;
  seats: number;
  pinned: readonly number[];
  judges: readonly number[];
}

function elasticProgram(instance: MatchInstance): string | null {
  const groups = groupsOf(instance);
  if (groups.reduce((sum, { judges }) => sum + judges.length, 0) > MOST_COLUMNS) return null;
  const rows: string[] = [];
  const bounds: string[] = [];
  const missing: string[] = [];
  const columns: string[][] = Array.from({ length: instance.m }, () => []);
  for (const [g, { size, seats, judges }] of groups.entries()) {
    const own = judges.map((j) => `x${g}_${j}`);
    judges.forEach((j, at) => columns[j]!.push(own[at]!));
    bounds.push(...own.map((name) => `${name} <= ${size}`));
    missing.push(`t${g}`);
    const terms = [...own, `t${g}`].join(' + ');
    rows.push(`r${g}: ${terms} ${instance.kind === 'review' ? '=' : '<='} ${seats * size}`);
  }
  addQuotas(instance, groups, rows, missing);
  addLoads(instance, columns, rows, missing);
  const sections = [`Minimize\n obj: ${missing.join(' + ')}`, `Subject To\n ${rows.join('\n ')}`];
  return `${[...sections, `Bounds\n ${bounds.join('\n ')}`].join('\n')}\nEnd\n`;
}

function groupsOf(instance: MatchInstance): Group[] {
  const { n, k, rowPtr, col, quotas = [], pins = [], forbids = [] } = instance;
  const alike = alikeRows(instance, quotas, (j) => j);
  const groups = new Map<string, Group>();
  for (let i = 0; i < n; i++) {
    const key = alike(i);
    const known = groups.get(key);
    if (known) {
      known.size++;
      continue;
    }
    const own = (pairs: typeof pins): number[] => [...new Set(pairs.filter(([row]) => row === i).map(([, j]) => j))];
    const [pinned, away] = [own(pins), new Set([...own(pins), ...own(forbids)])];
    const judges = [...col.subarray(rowPtr[i], rowPtr[i + 1])].filter((j) => !away.has(j));
    groups.set(key, { i, size: 1, seats: k[i]! - pinned.length, pinned, judges });
  }
  return [...groups.values()];
}

function addQuotas({ quotas = [] }: MatchInstance, groups: readonly Group[], rows: string[], missing: string[]): void {
  for (const [q, { judges: members, applications, min = 0, max = Infinity }] of quotas.entries()) {
    const [counted, spoken] = [new Set(members), applications && new Set(applications)];
    for (const [g, { i, size, judges, pinned }] of groups.entries()) {
      if (spoken?.has(i) === false) continue;
      const inside = judges.filter((j) => counted.has(j)).map((j) => `x${g}_${j}`);
      const taken = pinned.filter((j) => counted.has(j)).length;
      if (min > taken) {
        missing.push(`u${q}_${g}`);
        rows.push(`a${q}_${g}: ${[...inside, `u${q}_${g}`].join(' + ')} >= ${(min - taken) * size}`);
      }
      if (max < Infinity && inside.length > 0)
        rows.push(`b${q}_${g}: ${inside.join(' + ')} <= ${Math.max(max - taken, 0) * size}`);
    }
  }
}

function addLoads(
  { lo, hi, pins = [] }: MatchInstance,
  columns: readonly string[][],
  rows: string[],
  missing: string[],
): void {
  const taken = new Int32Array(lo.length);
  for (const key of new Set(pins.map(([i, j]) => `${i} ${j}`))) taken[Number(key.split(' ')[1])]!++;
  for (const [j, column] of columns.entries()) {
    if (column.length > 0) rows.push(`h${j}: ${column.join(' + ')} <= ${hi[j]! - taken[j]!}`);
    if (lo[j]! <= taken[j]!) continue;
    missing.push(`v${j}`);
    rows.push(`l${j}: ${[...column, `v${j}`].join(' + ')} >= ${lo[j]! - taken[j]!}`);
  }
}
