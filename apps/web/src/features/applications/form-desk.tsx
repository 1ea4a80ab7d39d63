import { Alert, Button, Progress } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { inLocale } from '#kernel';
import type { FormDefinition } from '#forms';
import { AutosaveLine } from '../../design/autosave-line.js';
import { Page } from '../../design/page.js';
import { useLocale, useT } from '../../i18n.js';
import { ConflictSheet } from './conflict-sheet.js';
import type { FormApplication } from './documents.js';
import { FormClock } from './form-clock.js';
import { FormReview } from './form-review.js';
import { FormSectionFields, WhyPane } from './form-section.js';
import { StepList } from './form-step-list.js';
import { stepsOf } from './form-steps.js';
import type { Draft } from './use-draft.js';
import classes from './form.module.css';

const review = 'review';

/** Which screen is open, in the address. */
function useStep(keys: readonly string[]) {
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('step') ?? keys[0] ?? review;
  const step = keys.includes(wanted) ? wanted : (keys[0] ?? review);
  const go = (to: string) => setSearch({ step: to });
  const at = keys.indexOf(step);
  return { step, at, go, before: keys[at - 1], after: keys[at + 1] };
}

/** The title of a screen takes the focus when the screen changes. */
function useFocusOnChange(step: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    }
    first.current = false;
  }, [step]);
  return heading;
}

export interface FormDeskProps {
  readonly application: FormApplication;
  readonly form: FormDefinition;
  readonly draft: Draft;
}

/** The form: one group of questions at a time on a phone, three panes on a desktop. */
export function FormDesk({ application, form, draft }: FormDeskProps) {
  const t = useT();
  const locale = useLocale();
  const [comparing, setComparing] = useState(false);
  const [strict, setStrict] = useState(false);
  const [focused, setFocused] = useState<string>();
  const { openRevision, season } = application;
  const steps = stepsOf(form, draft.answers, openRevision?.fieldKeys);
  const { step, at, go, before, after } = useStep([...steps.map(({ key }) => key), review]);
  const heading = useFocusOnChange(step);
  const present = steps.find(({ key }) => key === step);
  const title = present ? inLocale(present.section.title, locale) : t('applications.form.review');
  const asked = present?.fields.find(({ key }) => key === focused) ?? present?.fields.find(({ why }) => why);
  const zone = season?.programme?.zone;
  const place = { number: at + 1, total: steps.length + 1 };
  return (
    <Page
      title={t('applications.form.title', { startup: application.startup?.name ?? application.number })}
      width="wide"
      crumbs={[
        { to: '/app/applications', label: t('applications.mine.title') },
        { to: `/app/applications/${application.id}`, label: application.number },
      ]}
      lead={<FormClock application={application} />}
    >
      {openRevision && (
        <Alert color="warn" variant="light" title={t('applications.form.revision')}>
          {openRevision.note}
        </Alert>
      )}
      {draft.stopped !== undefined && (
        <Alert color="danger" variant="light" role="alert" title={t('applications.form.stopped')}>
          {draft.stopped || t('applications.form.lost')}
        </Alert>
      )}
      <div className={classes.desk}>
        <StepList steps={steps} present={step} onGo={go} strict={strict} />
        <section className={classes.sheet} aria-labelledby="form-step">
          <div className={classes.stepHead}>
            <p className={classes.place}>{t('applications.form.place', place)}</p>
            <Progress value={(100 * place.number) / place.total} aria-label={t('applications.form.place', place)} />
            <h2 id="form-step" ref={heading} tabIndex={-1}>
              {title}
            </h2>
          </div>
          {present ? (
            <FormSectionFields
              key={present.key}
              form={form}
              step={present}
              draft={draft}
              application={application}
              strict={strict}
              onFocusField={setFocused}
            />
          ) : (
            <FormReview
              application={application}
              form={form}
              draft={draft}
              steps={steps}
              onGo={go}
              onStrict={() => setStrict(true)}
            />
          )}
        </section>
        <aside className={classes.side} aria-label={t('applications.form.why')}>
          <WhyPane field={asked} />
        </aside>
      </div>
      <div className={classes.bar} data-screen-only>
        <Button variant="default" disabled={before === undefined} onClick={() => before && go(before)}>
          {t('applications.form.before')}
        </Button>
        <AutosaveLine state={draft.line} {...(zone ? { zone } : {})} onCompare={() => setComparing(true)} />
        <Button disabled={after === undefined} onClick={() => after && go(after)}>
          {t('applications.form.after')}
        </Button>
      </div>
      <ConflictSheet
        form={form}
        draft={draft}
        open={comparing && draft.conflicts.length > 0}
        onClose={() => setComparing(false)}
      />
    </Page>
  );
}
