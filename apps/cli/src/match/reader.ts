import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { MatchError, type MatchInstance, type OfficeHours, type Quota } from '#matching';
import { countField, idsField, integersField, readFields, type Fields } from './fields.js';
import { pairsOf } from './pairs.js';

/** Bytes of a file (`-` = standard input), unpacked when they begin like gzip. @throws MatchError FORMAT */
export function readBytes(file: string): Uint8Array {
  try {
    const raw = readFileSync(file === '-' ? 0 : file);
    return raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
  } catch (cause) {
    throw new MatchError('FORMAT', `${file} cannot be read (${String(cause)})`);
  }
}

/** What a file holds: a review or mentoring instance, or office hours. */
export type MatchInput = { kind: 'match'; instance: MatchInstance } | { kind: 'officeHours'; hours: OfficeHours };

/**
 * Reads a file in the format match-instance/1 (dense or sparse) or office-hours/1.
 * @throws MatchError FORMAT, LENGTH, RANGE, UNKNOWN_INDEX, TOO_LARGE
 */
export function readInput(bytes: Uint8Array): MatchInput {
  const fields = readFields(bytes);
  const format = fields.scalars.get('format');
  if (format === 'office-hours/1') return { kind: 'officeHours', hours: readOfficeHours(fields) };
  if (format !== 'match-instance/1')
    throw new MatchError('FORMAT', 'expected "format": "match-instance/1" or "office-hours/1"');
  return { kind: 'match', instance: readInstance(fields) };
}

function readInstance(fields: Fields): MatchInstance {
  const kind = fields.scalars.get('kind');
  if (kind !== 'review' && kind !== 'mentoring') throw new MatchError('FORMAT', 'kind must be review or mentoring');
  const scale = fields.scalars.get('scale');
  if (scale !== undefined && scale !== 1_000_000) throw new MatchError('FORMAT', 'scale must be 1000000');
  const n = countField(fields, 'n');
  const m = countField(fields, 'm');
  const dense = !fields.integers.has('rowPtr');
  if (dense && n * m >= 2 ** 31) throw new MatchError('TOO_LARGE', 'n x m passes 2^31: use the sparse form');
  const limits = {
    k: integersField(fields, 'k', n),
    lo: integersField(fields, 'lo', m),
    hi: integersField(fields, 'hi', m),
  };
  const rows = dense ? denseRows(fields, n, m) : sparseRows(fields, n, m);
  return { kind, n, m, ...limits, ...rows, ...named(fields) };
}

function readOfficeHours(fields: Fields): OfficeHours {
  const { scalars, lists, tuples } = fields;
  const startups = countField(fields, 'startups');
  const mentors = countField(fields, 'mentors');
  const [mentorSlots, startupSlots, flat] = [
    lists.get('mentorSlots'),
    lists.get('startupSlots'),
    tuples.get('requests'),
  ];
  if (!mentorSlots || !startupSlots || !flat)
    throw new MatchError('FORMAT', 'mentorSlots, startupSlots and requests are needed');
  const servedWeight = scalars.get('servedWeight') ?? 30_000;
  if (typeof servedWeight !== 'number') throw new MatchError('FORMAT', 'servedWeight must be a number');
  return {
    startups,
    mentors,
    slots: countField(fields, 'slots'),
    mentorSlots,
    mentorSlotCapacity: integersField(fields, 'mentorSlotCapacity', mentors),
    startupSlots,
    want: integersField(fields, 'want', startups),
    requests: Array.from(
      { length: flat.length / 3 },
      (_, at) => [flat[3 * at]!, flat[3 * at + 1]!, flat[3 * at + 2]!] as const,
    ),
    servedWeight,
  };
}

type Rows = Pick<MatchInstance, 'rowPtr' | 'col' | 'w'>;

function named(fields: Fields): Pick<MatchInstance, 'quotas' | 'pins' | 'forbids' | 'conflicts'> & {
  applicationIds: string[] | undefined;
  judgeIds: string[] | undefined;
} {
  return {
    applicationIds: idsField(fields, 'applications'),
    judgeIds: idsField(fields, 'judges'),
    quotas: quotas(fields),
    pins: pairsOf(fields.tuples.get('pins')),
    forbids: pairsOf(fields.tuples.get('forbids')),
    conflicts: pairsOf(fields.tuples.get('conflicts')),
  };
}

/** Row-major n x m; conflicts are left out. */
function denseRows(fields: Fields, n: number, m: number): Rows {
  const all = integersField(fields, 'w', n * m);
  const blocked = marks(fields.tuples.get('conflicts'), n, m, (i, j) => i * m + j, n * m);
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
  const rowPtr = integersField(fields, 'rowPtr', n + 1);
  if (rowPtr.some((start, i) => start < (i === 0 ? 0 : rowPtr[i - 1]!)))
    throw new MatchError('RANGE', 'rowPtr must ascend from 0');
  const arcs = rowPtr[n]!;
  const col = integersField(fields, 'col', arcs);
  const w = integersField(fields, 'w', arcs);
  const conflicts = fields.tuples.get('conflicts');
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
