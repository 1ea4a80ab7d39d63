import { Alert, Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { inLocale } from '#kernel';
import type { FormDefinition } from '#forms';
import { AutosaveLine } from '../../design/autosave-line.js';
import { Page } from '../../design/page.js';
import { PageSkeleton } from '../../design/skeletons.js';
import { ProgressBar } from '../../design/progress-bar.js';
import { useLocale, useT } from '../../i18n.js';
import type { FormApplication } from './form-documents.js';
import { loadLargeInput } from './field-input.js';
import { FormClock } from './form-clock.js';
import { FormSectionFields, loadCoApplicants, WhyPane } from './form-section.js';
import { StepList } from './form-step-list.js';
import { stepsOf, type FormStep } from './form-steps.js';
import type { Draft } from './use-draft.js';
import classes from './form.module.css';

const review = 'review';

const loadReview = () => import('./form-review.js').then((module) => ({ default: module.FormReview }));
const loadConflicts = () => import('./conflict-sheet.js').then((module) => ({ default: module.ConflictSheet }));
const FormReview = lazy(loadReview);
const ConflictSheet = lazy(loadConflicts);

/** What is not needed to begin comes once the form stands, so that it is there when the line is not. */
function useRestAhead() {
  useEffect(() => void Promise.allSettled([loadReview(), loadConflicts(), loadCoApplicants(), loadLargeInput()]), []);
}

/** Which screen is open, in the address. */
function useStep(keys: readonly string[]) {
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('step') ?? keys[0] ?? review;
  const step = keys.includes(wanted) ? wanted : (keys[0] ?? review);
  const go = (to: string) => setSearch({ step: to });
  const at = keys.indexOf(step);
  return { step, go, before: keys[at - 1], after: keys[at + 1] };
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

/** What staff asked for, and why nothing can be kept any more. */
function Notes({ application, draft }: Pick<FormDeskProps, 'application' | 'draft'>) {
  const t = useT();
  const { openRevision } = application;
  return (
    <>
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
    </>
  );
}

interface BarProps extends FormDeskProps {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly onGo: (step: string) => void;
}

/** Back, where the text is kept, and on: always in sight. */
function Bar({ application, form, draft, before, after, onGo }: BarProps) {
  const t = useT();
  const [comparing, setComparing] = useState(false);
  const zone = application.season?.programme?.zone;
  return (
    <>
      <div className={classes.bar} data-screen-only>
        <Button variant="default" disabled={before === undefined} onClick={() => before && onGo(before)}>
          {t('applications.form.before')}
        </Button>
        <AutosaveLine state={draft.line} {...(zone ? { zone } : {})} onCompare={() => setComparing(true)} />
        <Button disabled={after === undefined} onClick={() => after && onGo(after)}>
          {t('applications.form.after')}
        </Button>
      </div>
      {draft.conflicts.length > 0 && (
        <Suspense>
          <ConflictSheet form={form} draft={draft} open={comparing} onClose={() => setComparing(false)} />
        </Suspense>
      )}
    </>
  );
}

interface SheetProps extends FormDeskProps {
  readonly steps: readonly FormStep[];
  readonly present: FormStep | undefined;
  readonly onGo: (step: string) => void;
}

/** The list of groups, the group that is open or the review, and why its questions are asked. */
function Sheet({ application, form, draft, steps, present, onGo }: SheetProps) {
  const t = useT();
  const locale = useLocale();
  const [strict, setStrict] = useState(false);
  const [focused, setFocused] = useState<string>();
  const heading = useFocusOnChange(present?.key ?? review);
  const shared = { application, form, draft };
  const place = { number: present ? steps.indexOf(present) + 1 : steps.length + 1, total: steps.length + 1 };
  const asked = present?.fields.find(({ key }) => key === focused) ?? present?.fields.find(({ why }) => why);
  return (
    <div className={classes.desk}>
      <StepList steps={steps} present={present?.key ?? review} onGo={onGo} strict={strict} />
      <section className={classes.sheet} aria-labelledby="form-step">
        <div className={classes.stepHead}>
          <p className={classes.place}>{t('applications.form.place', place)}</p>
          <ProgressBar share={place.number / place.total} label={t('applications.form.place', place)} />
          <h2 id="form-step" ref={heading} tabIndex={-1}>
            {present ? inLocale(present.section.title, locale) : t('applications.form.review')}
          </h2>
        </div>
        {present ? (
          <FormSectionFields {...shared} key={present.key} step={present} strict={strict} onFocusField={setFocused} />
        ) : (
          <Suspense fallback={<PageSkeleton shape="form" />}>
            <FormReview {...shared} steps={steps} onGo={onGo} onStrict={() => setStrict(true)} />
          </Suspense>
        )}
      </section>
      <aside className={classes.side} aria-label={t('applications.form.why')}>
        <WhyPane field={asked} />
      </aside>
    </div>
  );
}

/** The form: one group of questions at a time on a phone, three panes on a desktop. */
export function FormDesk(props: FormDeskProps) {
  const { application, form, draft } = props;
  const t = useT();
  const steps = stepsOf(form, draft.answers, application.openRevision?.fieldKeys);
  const { step, go, before, after } = useStep([...steps.map(({ key }) => key), review]);
  useRestAhead();
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
      <Notes application={application} draft={draft} />
      <Sheet {...props} steps={steps} present={steps.find(({ key }) => key === step)} onGo={go} />
      <Bar {...props} before={before} after={after} onGo={go} />
    </Page>
  );
}
