import { idFor } from '#kernel';
import type { StageResult } from '../src/entities/applications/stage-entry.entity.js';
import { applicationId } from './application-rows.js';
import type { Rows } from './rows.js';
import type { SeasonShell, StageKey } from './season-shell.js';

/** One stay in a stage. */
export interface Stay {
  readonly stage: StageKey;
  readonly from: string;
  readonly until?: string;
  readonly result?: StageResult;
  readonly movedBy?: string;
}

/** The way of an application through the stages; the last stay is open when it has no end. */
export function addPath(rows: Rows, season: SeasonShell, number: string, stays: readonly Stay[]): void {
  for (const { stage, from, until, result, movedBy } of stays) {
    rows.add('stage_entry', {
      id: idFor('sample', 'stage-entry', number, stage),
      application_id: applicationId(number),
      stage_id: season.stageId(stage),
      entered_at: from,
      left_at: until ?? null,
      result: result ?? null,
      moved_by_id: movedBy ?? null,
      gate_met: [],
      waiver: '',
    });
  }
}
