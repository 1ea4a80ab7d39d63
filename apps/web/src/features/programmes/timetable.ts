import type { StepState, TrackStep } from '../../design/stage-track.js';

export interface DatedStage {
  readonly id: string;
  readonly applicantName: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Whether a stage is over, under way or ahead at a moment (milliseconds). */
export function standingOf({ startsAt, endsAt }: Pick<DatedStage, 'startsAt' | 'endsAt'>, now: number): StepState {
  if (Date.parse(endsAt) < now) return 'done';
  return Date.parse(startsAt) <= now ? 'now' : 'next';
}

/** Stages as the steps of a track: their public names, where each stands, and their dates as a note. */
export const timetableOf = (
  stages: readonly DatedStage[],
  now: number,
  note: (stage: DatedStage) => string,
): readonly TrackStep[] =>
  stages.map((stage) => ({
    id: stage.id,
    name: stage.applicantName,
    state: standingOf(stage, now),
    note: note(stage),
  }));

/** A call takes applications between its opening and its deadline while its season is open. */
export function callStanding(
  season: { readonly state: string; readonly opensAt: string; readonly finalDeadline: string },
  now: number,
): 'open' | 'ahead' | 'over' {
  if (season.state === 'PLANNED' || (season.state === 'OPEN' && now < Date.parse(season.opensAt))) return 'ahead';
  return season.state === 'OPEN' && now <= Date.parse(season.finalDeadline) ? 'open' : 'over';
}
