import { lazy, Suspense, useState } from 'react';
import { isRequired, sameAnswer, type FormDefinition, type FormField, type Problem } from '#forms';
import { inLocale } from '#kernel';
import { useLocale, useT } from '../../i18n.js';
import type { FormApplication } from './form-documents.js';
import { FieldInput } from './field-input.js';
import type { FormStep } from './form-steps.js';
import { useProblemWords } from './problem-words.js';
import type { Draft } from './use-draft.js';
import classes from './form.module.css';

export const loadCoApplicants = () => import('./co-applicants.js').then((module) => ({ default: module.CoApplicants }));
const CoApplicants = lazy(loadCoApplicants);

/** Why a question is asked, for fields that say so and for personal ones. */
function useWhy(field: FormField | undefined): string | undefined {
  const t = useT();
  const locale = useLocale();
  if (field?.why) return inLocale(field.why, locale);
  return field?.personal ? t('applications.form.personal') : undefined;
}

function WhyFold({ field }: { readonly field: FormField }) {
  const t = useT();
  const why = useWhy(field);
  if (why === undefined) return null;
  return (
    <details className={classes.why}>
      <summary>{t('applications.form.whyAsked')}</summary>
      {why}
    </details>
  );
}

/** The same beside the form on a desktop, for the question that has the focus. */
export function WhyPane({ field }: { readonly field: FormField | undefined }) {
  const t = useT();
  const locale = useLocale();
  const why = useWhy(field);
  if (!field || why === undefined) return null;
  return (
    <>
      <h3>{t('applications.form.whyAsked')}</h3>
      <p className={classes.sideField}>{inLocale(field.label, locale)}</p>
      <p>{why}</p>
    </>
  );
}

const empty = (field: Problem) => field.code === 'REQUIRED';

interface SectionProps {
  readonly form: FormDefinition;
  readonly step: FormStep;
  readonly draft: Draft;
  readonly application: FormApplication;
  /** Whether what is missing is told too, after the first try to send. */
  readonly strict: boolean;
  readonly onFocusField: (key: string) => void;
}

/** The questions of one group. What is missing is told only after a try to send, what is wrong once it was left. */
export function FormSectionFields({ form, step, draft, application, strict, onFocusField }: SectionProps) {
  const t = useT();
  const locale = useLocale();
  const words = useProblemWords(form);
  const [left, setLeft] = useState<readonly string[]>([]);
  const told = (path: string): string | undefined => {
    const key = path.split('.')[0] ?? path;
    const found = step.problems.find(({ field }) => field === path);
    if (!found) return path === key ? draft.refusals[key] : undefined;
    if (empty(found) ? strict : strict || left.includes(key)) return words(found);
    return path === key ? draft.refusals[key] : undefined;
  };
  const { startup } = application;
  const fromProfile = ({ profileBinding, key }: FormField) =>
    profileBinding !== undefined &&
    profileBinding !== 'homeSpace' &&
    draft.answers[key] !== undefined &&
    sameAnswer(startup?.[profileBinding], draft.answers[key]);
  return (
    <div className={classes.fields}>
      {step.section.intro && <p className={classes.intro}>{inLocale(step.section.intro, locale)}</p>}
      {step.fields.map((field) => (
        <div
          key={field.key}
          onFocus={() => onFocusField(field.key)}
          onBlur={() => setLeft((before) => (before.includes(field.key) ? before : [...before, field.key]))}
        >
          <FieldInput
            field={field}
            value={draft.answers[field.key]}
            required={isRequired(field, draft.answers)}
            disabled={draft.stopped !== undefined}
            error={told(field.key)}
            errorAt={(path) => told(`${field.key}.${path}`)}
            onChange={(value) => draft.change(field.key, value)}
          />
          {fromProfile(field) && <p className={classes.fromProfile}>{t('applications.form.fromProfile')}</p>}
          <WhyFold field={field} />
        </div>
      ))}
      {step.section.fields.some(({ type }) => type === 'team') && (
        <Suspense>
          <CoApplicants application={application} />
        </Suspense>
      )}
    </div>
  );
}
