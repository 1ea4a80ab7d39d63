import { ScoringError } from './scoring-error.js';
import type { ScoringInput } from './scoring-input.js';

/** One review (or one criterion of it) as callers hold it; a null score is missing. */
export interface ReviewRow {
  readonly application: string;
  readonly reviewer: string;
  readonly score: number | null;
  readonly weight?: number;
  readonly criterion?: string;
  /** Track of the application; rows that name it agree. */
  readonly track?: string;
}

/**
 * Rows with ids to the engine's columns. Columns that no row uses are left out.
 * Example: inputFromRows([{ application: 'a', reviewer: 'r', score: 4 }]).score[0] is 4.
 * @throws ScoringError TWO_TRACKS when an application carries two tracks
 */
export function inputFromRows(rows: readonly ReviewRow[]): ScoringInput {
  const applications = new IdList();
  const reviewers = new IdList();
  const criteria = new IdList();
  const application = Int32Array.from(rows, (row) => applications.indexOf(row.application));
  const reviewer = Int32Array.from(rows, (row) => reviewers.indexOf(row.reviewer));
  const withCriteria = rows.some((row) => row.criterion !== undefined);
  const withWeights = rows.some((row) => row.weight !== undefined);
  return {
    application,
    reviewer,
    score: Float64Array.from(rows, (row) => row.score ?? NaN),
    ...(withWeights ? { weight: Float64Array.from(rows, (row) => row.weight ?? 1) } : {}),
    ...(withCriteria ? { criterion: Int32Array.from(rows, (row) => criteria.indexOf(row.criterion ?? '')) } : {}),
    ...tracksOf(rows, application, applications.ids.length),
    applicationIds: applications.ids,
    reviewerIds: reviewers.ids,
    ...(withCriteria ? { criterionIds: criteria.ids } : {}),
  };
}

function tracksOf(rows: readonly ReviewRow[], application: Int32Array, applications: number) {
  if (!rows.some((row) => row.track !== undefined)) return {};
  const tracks = new IdList();
  const track = new Int32Array(applications).fill(-1);
  rows.forEach((row, r) => {
    if (row.track === undefined) return;
    const own = tracks.indexOf(row.track);
    const known = track[application[r]!]!;
    if (known !== -1 && known !== own) throw new ScoringError('TWO_TRACKS', 'an application has two tracks', r);
    track[application[r]!] = own;
  });
  return { track, trackIds: tracks.ids };
}

/** Ids in order of first appearance. */
class IdList {
  readonly ids: string[] = [];
  private readonly positions = new Map<string, number>();

  indexOf(id: string): number {
    const known = this.positions.get(id);
    if (known !== undefined) return known;
    this.positions.set(id, this.ids.length);
    return this.ids.push(id) - 1;
  }
}
