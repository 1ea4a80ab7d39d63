import { IconCheck, IconX } from '@tabler/icons-react';
import { useT, type TextKey } from '../i18n.js';
import { Moment } from './moment.js';
import classes from './stage-track.module.css';

export type StepState = 'done' | 'now' | 'next' | 'stopped';

/** One stage as the public calls it, with its honest clock. */
export interface TrackStep {
  readonly id: string;
  readonly name: string;
  readonly state: StepState;
  /** When it was done, ISO 8601. */
  readonly doneAt?: string | null | undefined;
  /** When it is expected at the latest, ISO 8601. */
  readonly expectedBy?: string | null | undefined;
  /** Whole days the organisation is behind its promise. */
  readonly daysLate?: number | undefined;
  readonly note?: string | undefined;
}

const stateWords: Readonly<Record<StepState, TextKey>> = {
  done: 'web.track.done',
  now: 'web.track.now',
  next: 'web.track.next',
  stopped: 'web.track.stopped',
};

function Mark({ state, number }: { readonly state: StepState; readonly number: number }) {
  return (
    <span className={classes.mark} aria-hidden="true">
      {state === 'done' && <IconCheck size={16} stroke={2.4} />}
      {state === 'stopped' && <IconX size={16} stroke={2.4} />}
      {(state === 'now' || state === 'next') && number}
    </span>
  );
}

function Clock({ step, zone }: { readonly step: TrackStep; readonly zone: string | undefined }) {
  const t = useT();
  const at = step.doneAt ?? step.expectedBy;
  return (
    <>
      {at && (
        <span className={classes.clock}>
          {t(step.doneAt ? 'web.track.doneOn' : 'web.track.expectedBy')}{' '}
          <Moment at={at} as="date" {...(zone === undefined ? {} : { zone })} />
        </span>
      )}
      {(step.daysLate ?? 0) > 0 && (
        <span className={classes.late}>{t('web.track.late', { count: step.daysLate ?? 0 })}</span>
      )}
      {step.note !== undefined && <span className={classes.clock}>{step.note}</span>}
    </>
  );
}

export interface StageTrackProps {
  readonly steps: readonly TrackStep[];
  /** IANA zone of the programme. */
  readonly zone?: string;
  /** Name of the list; usual: the stages of the programme. */
  readonly label?: string;
}

/** Where one is, what comes next and by when: from top to bottom on a phone, from left to right on a desktop. */
export function StageTrack({ steps, zone, label }: StageTrackProps) {
  const t = useT();
  return (
    <ol className={classes.track} aria-label={label ?? t('web.track.label')}>
      {steps.map((step, at) => (
        <li key={step.id} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <Mark state={step.state} number={at + 1} />
          <span className={classes.words}>
            <span className={classes.name}>{step.name}</span>
            <span className="semai-unseen">{t(stateWords[step.state])}</span>
            <Clock step={step} zone={zone} />
          </span>
        </li>
      ))}
    </ol>
  );
}
