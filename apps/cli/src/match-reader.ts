import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { MatchError, type MatchInstance, type MatchKind, type Pair, type Quota } from '#matching';
import { JsonNumbers } from './json-numbers.js';

/** Bytes of a file (`-` = standard input), unpacked when they begin like gzip. @throws MatchError FORMAT */
export function readBytes(file: string): Uint8Array {
  try {
    const raw = readFileSync(file === '-' ? 0 : file);
    return raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
  } catch (cause) {
    throw new MatchError('FORMAT', `${file} cannot be read (${String(cause)})`);
  }
}

interface Fields {
  scalars: Map<string, unknown>;
  integers: Map<string, Int32Array>;
  pairs: Map<string, Int32Array>;
}

const INTEGER_LISTS = new Set(['k', 'lo', 'hi', 'rowPtr', 'col', 'w']);
const PAIR_LISTS = new Set(['conflicts', 'pins', 'forbids']);

/**
 * Reads an instance in the format match-instance/1, dense or sparse.
 * @throws MatchError FORMAT, LENGTH, RANGE, UNKNOWN_INDEX, TOO_LARGE
 */
export function readInstance(bytes: Uint8Array): MatchInstance {
  const fields = readFields(bytes);
  if (fields.scalars.get('format') !== 'match-instance/1')
    throw new MatchError('FORMAT', 'expected "format": "match-instance/1"');
  const kind = fields.scalars.get('kind');
  if (kind !== 'review' && kind !== 'mentoring') throw new MatchError('FORMAT', 'kind must be review or mentoring');
  const scale = fields.scalars.get('scale');
  if (scale !== undefined && scale !== 1_000_000) throw new MatchError('FORMAT', 'scale must be 1000000');
  const n = count(fields, 'n');
  const m = count(fields, 'm');
  const rows = fields.integers.has('rowPtr') ? sparseRows(fields, n, m) : denseRows(fields, n, m);
  return assemble(fields, kind, n, m, rows);
}

type Rows = Pick<MatchInstance, 'rowPtr' | 'col' | 'w'>;

function assemble(fields: Fields, kind: MatchKind, n: number, m: number, rows: Rows): MatchInstance {
  return {
    kind,
    n,
    m,
    k: list(fields, 'k', n),
    lo: list(fields, 'lo', m),
    hi: list(fields, 'hi', m),
    ...rows,
    applicationIds: ids(fields, 'applications'),
    judgeIds: ids(fields, 'judges'),
    quotas: quotas(fields),
    pins: pairsOf(fields.pairs.get('pins')),
    forbids: pairsOf(fields.pairs.get('forbids')),
    conflicts: pairsOf(fields.pairs.get('conflicts')),
  };
}

function readFields(bytes: Uint8Array): Fields {
  const json = new JsonNumbers(bytes);
  const fields: Fields = { scalars: new Map(), integers: new Map(), pairs: new Map() };
  json.object((key) => {
    if (INTEGER_LISTS.has(key)) fields.integers.set(key, json.integers());
    else if (PAIR_LISTS.has(key)) fields.pairs.set(key, json.tuples(2));
    else fields.scalars.set(key, json.value());
  });
  json.end();
  return fields;
}

function count({ scalars }: Fields, name: string): number {
  const value = scalars.get(name);
  if (typeof value !== 'number') throw new MatchError('FORMAT', `${name} is missing`);
  if (!Number.isInteger(value) || value < 0 || value > 0x7fffffff)
    throw new MatchError('RANGE', `${name} must be an integer >= 0`);
  return value;
}

function list({ integers }: Fields, name: string, length: number): Int32Array {
  const values = integers.get(name);
  if (!values) throw new MatchError('FORMAT', `${name} is missing`);
  if (values.length !== length)
    throw new MatchError('LENGTH', `${name} has ${values.length} entries, expected ${length}`);
  return values;
}

/** Row-major n x m; conflicts are left out. */
function denseRows(fields: Fields, n: number, m: number): Rows {
  if (n * m >= 2 ** 31) throw new MatchError('TOO_LARGE', 'n x m passes 2^31: use the sparse form');
  const all = list(fields, 'w', n * m);
  const blocked = marks(fields.pairs.get('conflicts'), n, m, (i, j) => i * m + j, n * m);
  const rowPtr = new Int32Array(n + 1);
  const col = new Int32Array(n * m);
  let at = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      if (blocked?.[i * m + j] === 1) continue;
      all[at] = all[i * m + j]!;
      col[at++] = j;
    }
    rowPtr[i + 1] = at;
  }
  return { rowPtr, col: col.subarray(0, at), w: all.subarray(0, at) };
}

/** Only listed arcs; conflicts among them are taken out. */
function sparseRows(fields: Fields, n: number, m: number): Rows {
  const rowPtr = list(fields, 'rowPtr', n + 1);
  if (rowPtr.some((start, i) => start < (i === 0 ? 0 : rowPtr[i - 1]!)))
    throw new MatchError('RANGE', 'rowPtr must ascend from 0');
  const arcs = rowPtr[n]!;
  const col = list(fields, 'col', arcs);
  const w = list(fields, 'w', arcs);
  const conflicts = fields.pairs.get('conflicts');
  if (!conflicts || conflicts.length === 0) return { rowPtr, col, w };
  const find = (i: number, j: number): number => col.subarray(rowPtr[i], rowPtr[i + 1]).indexOf(j) + rowPtr[i]!;
  const blocked = marks(
    conflicts,
    n,
    m,
    (i, j) => {
      const arc = find(i, j);
      return col[arc] === j && arc < rowPtr[i + 1]! && arc >= rowPtr[i]! ? arc : -1;
    },
    arcs,
  );
  const kept = (_: number, a: number): boolean => blocked?.[a] !== 1;
  const start = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) {
    start[i + 1] = start[i]!;
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) if (blocked?.[a] !== 1) start[i + 1]!++;
  }
  return { rowPtr: start, col: col.filter(kept), w: w.filter(kept) };
}

function marks(
  pairs: Int32Array | undefined,
  n: number,
  m: number,
  place: (i: number, j: number) => number,
  length: number,
): Uint8Array | null {
  if (!pairs || pairs.length === 0) return null;
  const found = new Uint8Array(length);
  for (let at = 0; at < pairs.length; at += 2) {
    const [i, j] = [pairs[at]!, pairs[at + 1]!];
    if (i < 0 || i >= n || j < 0 || j >= m) throw new MatchError('UNKNOWN_INDEX', `unknown pair [${i}, ${j}]`);
    const position = place(i, j);
    if (position >= 0) found[position] = 1;
  }
  return found;
}

function ids({ scalars }: Fields, name: string): string[] | undefined {
  const value = scalars.get(name);
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every((id) => typeof id === 'string'))
    throw new MatchError('FORMAT', `${name} must be a list of texts`);
  return value;
}

function pairsOf(flat: Int32Array | undefined): Pair[] | undefined {
  if (!flat) return undefined;
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at]!, flat[2 * at + 1]!] as const);
}

function quotas({ scalars }: Fields): Quota[] | undefined {
  const value = scalars.get('quotas');
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw new MatchError('FORMAT', 'quotas must be a list');
  return value.map((quota: unknown, at) => {
    if (!isQuota(quota))
      throw new MatchError('FORMAT', `quota ${at}: expected { id, judges, min?, max?, applications? }`);
    const { id, judges, min, max, applications } = quota;
    return {
      id,
      judges,
      ...(typeof min === 'number' && { min }),
      ...(typeof max === 'number' && { max }),
      ...(applications && { applications }),
    };
  });
}

function isQuota(value: unknown): value is Quota {
  if (typeof value !== 'object' || value === null) return false;
  const { id, judges, min, max, applications } = value as Partial<Record<keyof Quota, unknown>>;
  const isIntegers = (list: unknown): boolean => Array.isArray(list) && list.every(Number.isInteger);
  const isLimit = (limit: unknown): boolean => limit === undefined || limit === null || Number.isInteger(limit);
  return (
    typeof id === 'string' &&
    isIntegers(judges) &&
    isLimit(min) &&
    isLimit(max) &&
    (applications === undefined || isIntegers(applications))
  );
}

/** What a previous match or a pins file holds. */
export interface ReadPairs {
  pairs: Pair[];
  prices?: number[];
  pins?: Pair[];
  forbids?: Pair[];
  applications?: string[];
  judges?: string[];
}

/** Reads [[i, j], ...], an earlier output, or a pins file. @throws MatchError FORMAT */
export function readPairs(bytes: Uint8Array): ReadPairs {
  const json = new JsonNumbers(bytes);
  if (json.startsList()) {
    const flat = json.tuples(2);
    json.end();
    return { pairs: pairsOf(flat) ?? [] };
  }
  const found: ReadPairs = { pairs: [] };
  const fields: Fields = { scalars: new Map(), integers: new Map(), pairs: new Map() };
  json.object((key) => {
    if (key === 'pairs' || key === 'pins' || key === 'forbids') found[key] = pairsOf(json.tuples(2)) ?? [];
    else fields.scalars.set(key, json.value());
  });
  json.end();
  const { applications, judges } = { applications: ids(fields, 'applications'), judges: ids(fields, 'judges') };
  const prices = fields.scalars.get('prices');
  if (Array.isArray(prices) && prices.every((price) => typeof price === 'number')) found.prices = prices;
  return { ...found, ...(applications && { applications }), ...(judges && { judges }) };
}
