import { Alert, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { fieldOf, type FormDefinition } from '#forms';
import { useWrite, type WriteOutcome } from '../../graphql/client.js';
import { freshKey } from '../../graphql/fresh-key.js';
import { keyOf } from '../../graphql/graphql.js';
import { useT } from '../../i18n.js';
import { AnswersView } from './answers-view.js';
import { formDocument, resubmitDocument, submitDocument, type FormApplication } from './form-documents.js';
import { myApplicationsDocument } from './my-documents.js';
import { statusDocument } from './status-documents.js';
import type { FormStep } from './form-steps.js';
import { useProblemWords } from './problem-words.js';
import type { Draft } from './use-draft.js';
import classes from './form.module.css';

interface ReviewProps {
  readonly application: FormApplication;
  readonly form: FormDefinition;
  readonly draft: Draft;
  readonly steps: readonly FormStep[];
  readonly onGo: (step: string) => void;
  /** From now on the form names what is missing. */
  readonly onStrict: () => void;
}

/** What is still missing or wrong, each with the way to it. */
function Missing({ form, steps, onGo }: Pick<ReviewProps, 'form' | 'steps' | 'onGo'>) {
  const t = useT();
  const words = useProblemWords(form);
  const problems = steps.flatMap((step) => step.problems.map((problem) => ({ step: step.key, problem })));
  if (problems.length === 0) return null;
  return (
    <Alert color="warn" variant="light" title={t('applications.review.missing', { count: problems.length })}>
      <ul className={classes.plainList}>
        {problems.map(({ step, problem }) => (
          <li key={`${problem.field} ${problem.code}`}>
            <button type="button" className={classes.link} onClick={() => onGo(step)}>
              {words(problem)}
            </button>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** One key for one try to send: kept until the answers change, so that a lost answer can be asked for again. */
function useAttemptKey() {
  const kept = useRef({ version: -1, key: '' });
  return (version: number) => {
    if (kept.current.version !== version) kept.current = { version, key: freshKey() };
    return kept.current.key;
  };
}

function useSend({ application, draft, onStrict }: ReviewProps) {
  const navigate = useNavigate();
  const keyFor = useAttemptKey();
  const [waits, setWaits] = useState(false);
  const cache = useQueryClient();
  // Not the form itself: read again it would lead away from here before the receipt is reached.
  const refreshes = [statusDocument, myApplicationsDocument];
  const submit = useWrite(submitDocument, { refreshes });
  const resubmit = useWrite(resubmitDocument, { refreshes });
  const revises = application.lifecycle === 'REVISION_REQUESTED';
  const outcome: WriteOutcome<unknown> | undefined = revises ? resubmit.outcome : submit.outcome;
  const send = async () => {
    onStrict();
    const saved = await draft.flush();
    setWaits(!saved);
    if (!saved) return;
    const input = { applicationId: application.id, attemptKey: keyFor(draft.version) };
    const result = revises ? await resubmit.run({ input }) : await submit.run({ input });
    if (!result.ok) return;
    await navigate(`/app/applications/${application.id}/receipt`, { replace: true });
    cache.removeQueries({ queryKey: keyOf(formDocument) });
  };
  return { send, running: submit.running || resubmit.running, outcome, waits, revises };
}

/** Everything once more, what is missing, and the button that sends. */
export function FormReview(props: ReviewProps) {
  const { application, form, draft, onGo, steps } = props;
  const t = useT();
  const { send, running, outcome, waits, revises } = useSend(props);
  const refused = outcome?.ok === false ? outcome : undefined;
  const elsewhere = refused?.userErrors.filter(({ field }) => !fieldOf(form, field?.split('.')[1] ?? '')) ?? [];
  return (
    <div className={classes.fields}>
      <Missing form={form} steps={steps} onGo={onGo} />
      <AnswersView form={form} answers={draft.answers} files={application.files} />
      {refused && (elsewhere.length > 0 || refused.failure) && (
        <Alert color="danger" variant="light" role="alert" title={t('applications.review.refused')}>
          {elsewhere.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
          {refused.failure && <p>{t('applications.review.failed')}</p>}
        </Alert>
      )}
      {waits && (
        <Alert color="warn" variant="light" role="alert">
          {t('applications.review.unsaved')}
        </Alert>
      )}
      {application.maySubmit ? (
        <div className={classes.send}>
          <p>{t('applications.review.lead')}</p>
          <Button size="md" loading={running} onClick={() => void send()}>
            {t(revises ? 'applications.review.resend' : 'applications.review.send')}
          </Button>
        </div>
      ) : (
        <p>{t('applications.review.leadSends')}</p>
      )}
    </div>
  );
}
