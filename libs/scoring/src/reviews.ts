import { renumber } from './identifiers.js';
import { ScoringError } from './scoring-error.js';
import type { DuplicateRule, ScoringInput } from './scoring-input.js';

/**
 * Reviews in canonical order: ids sorted by code point and renumbered, rows sorted by application, reviewer, criterion
 * and then score. Every sum taken over these rows is the same whatever the order of the file.
 */
export interface Reviews {
  readonly application: Int32Array;
  readonly reviewer: Int32Array;
  readonly criterion: Int32Array | null;
  readonly score: Float64Array;
  /** null when every weight is 1. */
  readonly weight: Float64Array | null;
  readonly applicationIds: readonly string[];
  readonly reviewerIds: readonly string[];
  readonly criterionIds: readonly string[];
  /** Per application, -1 = none. */
  readonly track: Int32Array;
  readonly trackIds: readonly string[];
  /** Rows dropped because their score was missing. */
  readonly missing: number;
  /** Rows beyond the first of an (application, reviewer[, criterion]). */
  readonly duplicates: number;
}

/**
 * Checks the input, drops missing scores, sorts and renumbers, and applies the rule for duplicates.
 * Applications and reviewers without a single scored row are left out.
 * @throws ScoringError BAD_LENGTH, BAD_INDEX, BAD_SCORE, BAD_WEIGHT, DUPLICATE_ID, DUPLICATE_REVIEW
 */
export function prepareReviews(input: ScoringInput, duplicates: DuplicateRule): Reviews {
  checkColumns(input);
  const present = presentRows(input);
  const columns = renumberedColumns(input, present);
  const order = canonicalOrder(columns, present, input.score);
  const kept = applyDuplicateRule(columns, order, duplicates);
  if (duplicates === 'all') sortReplicates(columns, kept.rows, input);
  return assemble(input, columns, kept.rows, input.score.length - present.length, kept.duplicates);
}

function checkColumns(input: ScoringInput): void {
  const rows = input.score.length;
  const columns: (ArrayLike<number> | undefined)[] = [input.application, input.reviewer, input.weight, input.criterion];
  for (const column of columns) {
    if (column && column.length !== rows) throw new ScoringError('BAD_LENGTH', 'columns differ in length');
  }
  if (input.track && input.track.length !== input.applicationIds.length) {
    throw new ScoringError('BAD_LENGTH', 'track has one entry per application');
  }
  checkIndex(input.application, input.applicationIds.length, 0);
  checkIndex(input.reviewer, input.reviewerIds.length, 0);
  if (input.criterion) checkIndex(input.criterion, input.criterionIds?.length ?? 0, 0);
  if (input.track) checkIndex(input.track, input.trackIds?.length ?? 0, -1);
  for (const ids of [input.applicationIds, input.reviewerIds, input.criterionIds ?? [], input.trackIds ?? []]) {
    if (new Set(ids).size !== ids.length) throw new ScoringError('DUPLICATE_ID', 'an id is listed twice');
  }
  for (let row = 0; row < rows; row++) {
    const score = input.score[row]!;
    if (score === Infinity || score === -Infinity) throw new ScoringError('BAD_SCORE', 'score is infinite', row);
    const weight = input.weight ? input.weight[row]! : 1;
    if (!(weight > 0 && weight < Infinity)) throw new ScoringError('BAD_WEIGHT', 'weight must be positive', row);
  }
}

function checkIndex(index: Int32Array, levels: number, lowest: number): void {
  for (let row = 0; row < index.length; row++) {
    const value = index[row]!;
    if (value < lowest || value >= levels) throw new ScoringError('BAD_INDEX', 'index outside its id list', row);
  }
}

function presentRows(input: ScoringInput): Int32Array {
  const rows = new Int32Array(input.score.length);
  let count = 0;
  for (let row = 0; row < rows.length; row++) if (!Number.isNaN(input.score[row]!)) rows[count++] = row;
  return rows.subarray(0, count);
}

interface Columns {
  /** By original row. */
  readonly application: Int32Array;
  readonly reviewer: Int32Array;
  readonly criterion: Int32Array | null;
  readonly applicationIds: readonly string[];
  readonly reviewerIds: readonly string[];
  readonly criterionIds: readonly string[];
  readonly oldApplication: Int32Array;
}

function renumberedColumns(input: ScoringInput, present: Int32Array): Columns {
  const applications = renumberUsed(input.application, input.applicationIds, present);
  const reviewers = renumberUsed(input.reviewer, input.reviewerIds, present);
  const criteria = input.criterion ? renumberUsed(input.criterion, input.criterionIds ?? [], present) : null;
  const oldApplication = new Int32Array(applications.ids.length);
  applications.newIndex.forEach((position, old) => {
    if (position >= 0) oldApplication[position] = old;
  });
  return {
    application: applications.column,
    reviewer: reviewers.column,
    criterion: criteria ? criteria.column : null,
    applicationIds: applications.ids,
    reviewerIds: reviewers.ids,
    criterionIds: criteria ? criteria.ids : [],
    oldApplication,
  };
}

function renumberUsed(column: Int32Array, ids: readonly string[], present: Int32Array) {
  const used = new Uint8Array(ids.length);
  for (const row of present) used[column[row]!] = 1;
  const numbering = renumber(ids, used);
  return { column: column.map((old) => numbering.newIndex[old]!), ids: numbering.ids, newIndex: numbering.newIndex };
}

/** Stable counting sorts, least significant key first: criterion, reviewer, application. */
function canonicalOrder(columns: Columns, present: Int32Array, score: Float64Array): Int32Array {
  let order: Int32Array = present;
  if (columns.criterion) order = countingSort(order, columns.criterion, columns.criterionIds.length, score.length);
  order = countingSort(order, columns.reviewer, columns.reviewerIds.length, score.length);
  return countingSort(order, columns.application, columns.applicationIds.length, score.length);
}

/** Rows reordered by `key`, keeping the given order among equals. */
function countingSort(rows: Int32Array, key: Int32Array, levels: number, total: number): Int32Array {
  if (key.length !== total) throw new ScoringError('BAD_LENGTH', 'columns differ in length');
  const start = new Int32Array(levels + 1);
  for (const row of rows) start[key[row]! + 1]!++;
  for (let level = 0; level < levels; level++) start[level + 1]! += start[level]!;
  const sorted = new Int32Array(rows.length);
  for (const row of rows) sorted[start[key[row]!]!++] = row;
  return sorted;
}

function sameCell(columns: Columns, a: number, b: number): boolean {
  return (
    columns.application[a] === columns.application[b] &&
    columns.reviewer[a] === columns.reviewer[b] &&
    (columns.criterion === null || columns.criterion[a] === columns.criterion[b])
  );
}

function applyDuplicateRule(columns: Columns, order: Int32Array, rule: DuplicateRule) {
  const rows = new Int32Array(order.length);
  let count = 0;
  let duplicates = 0;
  for (let k = 0; k < order.length; k++) {
    const repeats = k > 0 && sameCell(columns, order[k - 1]!, order[k]!);
    if (repeats) duplicates++;
    if (repeats && rule === 'error') {
      throw new ScoringError('DUPLICATE_REVIEW', 'the same reviewer scored this application before', order[k]!);
    }
    if (repeats && rule === 'latest') rows[count - 1] = order[k]!;
    else rows[count++] = order[k]!;
  }
  return { rows: rows.subarray(0, count), duplicates };
}

/** Replicates of one cell in order of score and weight, so that file order has no effect. */
function sortReplicates(columns: Columns, rows: Int32Array, input: ScoringInput): void {
  const weightOf = (row: number) => (input.weight ? input.weight[row]! : 1);
  for (let start = 0; start < rows.length;) {
    let end = start + 1;
    while (end < rows.length && sameCell(columns, rows[start]!, rows[end]!)) end++;
    if (end - start > 1) {
      rows.subarray(start, end).sort((a, b) => input.score[a]! - input.score[b]! || weightOf(a) - weightOf(b));
    }
    start = end;
  }
}

function assemble(
  input: ScoringInput,
  columns: Columns,
  rows: Int32Array,
  missing: number,
  duplicates: number,
): Reviews {
  const { weight, criterion } = { weight: input.weight, criterion: columns.criterion };
  const weights = weight ? Float64Array.from(rows, (row) => weight[row]!) : null;
  return {
    application: Int32Array.from(rows, (row) => columns.application[row]!),
    reviewer: Int32Array.from(rows, (row) => columns.reviewer[row]!),
    criterion: criterion ? Int32Array.from(rows, (row) => criterion[row]!) : null,
    // + 0 turns -0 into 0, so that both print alike
    score: Float64Array.from(rows, (row) => input.score[row]! + 0),
    weight: weights && weights.every((value) => value === 1) ? null : weights,
    applicationIds: columns.applicationIds,
    reviewerIds: columns.reviewerIds,
    criterionIds: columns.criterionIds,
    ...tracks(input, columns),
    missing,
    duplicates,
  };
}

function tracks(input: ScoringInput, columns: Columns): { track: Int32Array; trackIds: readonly string[] } {
  const { track, trackIds } = input;
  if (!track || !trackIds) return { track: new Int32Array(columns.applicationIds.length).fill(-1), trackIds: [] };
  const used = new Uint8Array(trackIds.length);
  for (const old of columns.oldApplication) if (track[old]! >= 0) used[track[old]!] = 1;
  const { ids, newIndex } = renumber(trackIds, used);
  return {
    track: columns.oldApplication.map((old) => (track[old]! < 0 ? -1 : newIndex[track[old]!]!)),
    trackIds: ids,
  };
}
