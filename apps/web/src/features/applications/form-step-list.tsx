import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { inLocale } from '#kernel';
import { useLocale, useT } from '../../i18n.js';
import type { FormStep } from './form-steps.js';
import classes from './form.module.css';

interface StepListProps {
  readonly steps: readonly FormStep[];
  readonly present: string;
  readonly strict: boolean;
  readonly onGo: (key: string) => void;
}

function Mark({ step, strict }: { readonly step: FormStep; readonly strict: boolean }) {
  const t = useT();
  const wrong = strict ? step.problems.length : step.problems.filter(({ code }) => code !== 'REQUIRED').length;
  if (wrong > 0) {
    return (
      <span className={classes.stepWrong}>
        <IconAlertTriangle size={14} aria-hidden="true" /> {t('applications.form.problems', { count: wrong })}
      </span>
    );
  }
  if (step.problems.length === 0 && step.answered > 0) {
    return (
      <span className={classes.stepDone}>
        <IconCheck size={14} aria-hidden="true" /> {t('applications.form.complete')}
      </span>
    );
  }
  return <span>{t('applications.form.minutes', { count: step.section.minutes })}</span>;
}

/** Every group of questions, with what it still wants. Beside the form on a desktop, folded above it on a phone. */
export function StepList({ steps, present, strict, onGo }: StepListProps) {
  const t = useT();
  const locale = useLocale();
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    pane.current?.querySelector('[aria-current="step"]')?.scrollIntoView({ block: 'nearest' });
  }, [present]);
  const list = (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step.key}>
          <button
            type="button"
            className={classes.step}
            aria-current={step.key === present ? 'step' : undefined}
            onClick={() => onGo(step.key)}
          >
            <span>{inLocale(step.section.title, locale)}</span>
            <Mark step={step} strict={strict} />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className={classes.step}
          aria-current={present === 'review' ? 'step' : undefined}
          onClick={() => onGo('review')}
        >
          {t('applications.form.review')}
        </button>
      </li>
    </ol>
  );
  return (
    <>
      <nav ref={pane} className={classes.stepPane} aria-label={t('applications.form.steps')}>
        {list}
      </nav>
      <details className={classes.stepFold}>
        <summary>{t('applications.form.steps')}</summary>
        {list}
      </details>
    </>
  );
}
