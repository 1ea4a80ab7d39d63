import type { StepState, TrackStep } from '../../design/stage-track.js';
import { isEnded, type Lifecycle } from './lifecycle.js';

interface Stage {
  readonly id: string;
  readonly kind: string;
  readonly applicantName: string;
  readonly endsAt: string;
}

interface Entry {
  readonly stage: { readonly id: string } | null;
  readonly leftAt: string | null;
  readonly result: string | null;
}

/** What the track is drawn from. */
export interface Tracked {
  readonly lifecycle: Lifecycle;
  readonly submittedAt: string | null;
  readonly stages: readonly Stage[];
  readonly entries: readonly Entry[];
}

const day = 86_400_000;

function stateOf(stage: Stage, entry: Entry | undefined, { lifecycle, submittedAt }: Tracked): StepState {
  if (stage.kind === 'INTAKE') {
    if (submittedAt !== null) return 'done';
    return isEnded(lifecycle) ? 'stopped' : 'now';
  }
  if (!entry) return 'next';
  if (entry.leftAt === null) return 'now';
  return entry.result === 'PASSED' ? 'done' : 'stopped';
}

/**
 * The path of one application: what is done and when, where it stands, what comes next and by when at the latest. A stage
 * that is overdue says how many days the organisation is behind. Once a path has ended, what would have come is left out.
 */
export function trackOf(application: Tracked, now: number): readonly TrackStep[] {
  const { stages, entries, lifecycle, submittedAt } = application;
  const steps = stages.map((stage): TrackStep => {
    const entry = entries.findLast((one) => one.stage?.id === stage.id);
    const state = stateOf(stage, entry, application);
    const behind = state === 'now' && stage.kind !== 'INTAKE' ? Math.floor((now - Date.parse(stage.endsAt)) / day) : 0;
    const doneAt = stage.kind === 'INTAKE' ? submittedAt : entry?.leftAt;
    return {
      id: stage.id,
      name: stage.applicantName,
      state,
      doneAt: state === 'done' || state === 'stopped' ? doneAt : null,
      expectedBy: state === 'now' || state === 'next' ? stage.endsAt : null,
      daysLate: Math.max(0, behind),
    };
  });
  if (!isEnded(lifecycle)) return steps;
  const last = steps.findLastIndex(({ state }) => state !== 'next');
  return steps.slice(0, last + 1);
}

/** The first thing that is still to happen, with its date. */
export const nextOf = (steps: readonly TrackStep[]): TrackStep | undefined =>
  steps.find(({ state }) => state === 'now') ?? steps.find(({ state }) => state === 'next');
