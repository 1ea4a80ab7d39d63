import { Alert, Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { askedAnswers, isRequired, isVisible, validateAnswers, type Answers, type FormDefinition } from '#forms';
import { formatDateTime, inLocale } from '#kernel';
import { publicPath } from '../../app/public-path.js';
import { Page } from '../../design/page.js';
import { useNow } from '../../design/use-now.js';
import { EmptyState } from '../../design/states.js';
import { useRead, useWrite, type ResultOf } from '../../graphql/client.js';
import type { JsonValue } from '../../graphql/graphql.js';
import { useLocale, useT } from '../../i18n.js';
import { callDocument, checkEligibilityDocument } from './start-documents.js';
import { recalledEligibility, rememberEligibility } from './eligibility-memory.js';
import { FieldInput } from './field-input.js';
import { useProblemWords } from './problem-words.js';
import { formOfSeason } from './season-form.js';
import classes from './form.module.css';

type Call = NonNullable<ResultOf<typeof callDocument>['season']>;
type Rules = readonly { readonly key: string; readonly text: string }[];

function Refused({ rules }: { readonly rules: Rules }) {
  const t = useT();
  return (
    <Alert color="warn" variant="light" title={t('applications.eligibility.failed')} role="alert">
      <ul className={classes.plainList}>
        {rules.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </Alert>
  );
}

function useCheck(call: Call, form: FormDefinition) {
  const navigate = useNavigate();
  const words = useProblemWords(form);
  const [answers, setAnswers] = useState<Answers>(() => recalledEligibility(call.slug) ?? {});
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState<Rules>([]);
  const check = useWrite(checkEligibilityDocument, { refreshes: [] });
  const problems = asked ? validateAnswers(form, answers, { mode: 'submit' }) : [];
  const server = check.outcome?.ok === false ? check.outcome : undefined;
  const errorOf = (key: string) => {
    const found = problems.find((one) => one.field === key);
    return found ? words(found) : server?.fieldErrors[`answers.${key}`];
  };
  const send = async (): Promise<boolean> => {
    setAsked(true);
    setFailed([]);
    if (validateAnswers(form, answers, { mode: 'submit' }).length > 0) return false;
    const given = askedAnswers(form, answers);
    const outcome = await check.run({ input: { seasonId: call.id, answers: given as JsonValue } });
    if (!outcome.ok) return false;
    const { eligible, failedRules } = outcome.data.checkEligibility;
    setFailed(failedRules ?? []);
    if (!eligible) return false;
    rememberEligibility(call.slug, given);
    await navigate(`/app/applications/start/${call.slug}`);
    return true;
  };
  const change = (key: string, value: unknown) => setAnswers((before) => ({ ...before, [key]: value }));
  const wide = server?.userErrors.find(({ field }) => field === null)?.message;
  return {
    answers,
    change,
    send,
    errorOf,
    failed,
    wide,
    offline: server?.failure !== undefined,
    running: check.running,
  };
}

function Questions({ call, form }: { readonly call: Call; readonly form: FormDefinition }) {
  const t = useT();
  const { answers, change, send, errorOf, failed, wide, offline, running } = useCheck(call, form);
  const body = useRef<HTMLFormElement>(null);
  const fields = form.sections.flatMap((section) => section.fields).filter((field) => isVisible(field, answers));
  return (
    <form
      ref={body}
      noValidate
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void send().then((passed) => {
          if (!passed) body.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
        });
      }}
    >
      {fields.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          value={answers[field.key]}
          required={isRequired(field, answers)}
          error={errorOf(field.key)}
          onChange={(value) => change(field.key, value)}
        />
      ))}
      {failed.length > 0 && <Refused rules={failed} />}
      {wide !== undefined && (
        <Alert color="warn" variant="light" role="alert">
          {wide}
        </Alert>
      )}
      {offline && (
        <Alert color="warn" variant="light" role="alert">
          {t('applications.eligibility.offline')}
        </Alert>
      )}
      <div>
        <Button type="submit" loading={running} size="md">
          {t('applications.eligibility.send')}
        </Button>
      </div>
    </form>
  );
}

/** `/panggilan/:slug/kelayakan`: a few questions for everyone, before anything long is asked. */
export function EligibilityPage() {
  const t = useT();
  const locale = useLocale();
  const { slug = '' } = useParams();
  const now = useNow(true, 30_000);
  const { season } = useRead(callDocument, { slug });
  const form = formOfSeason(season, 'ELIGIBILITY');
  if (!season || !form) throw new Response(null, { status: 404 });
  const zone = season.programme?.zone;
  const isOpen = season.state === 'OPEN' && Date.parse(season.finalDeadline) > now;
  return (
    <Page
      title={inLocale(form.title, locale)}
      width="text"
      crumbs={[{ to: publicPath(locale, '/panggilan/:slug', { slug }), label: season.name }]}
      lead={t('applications.eligibility.lead', {
        season: season.name,
        deadline: formatDateTime(season.finalDeadline, locale, zone),
      })}
    >
      {isOpen ? <Questions call={season} form={form} /> : <EmptyState why={t('applications.eligibility.closed')} />}
    </Page>
  );
}
