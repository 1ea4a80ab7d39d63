import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { changedFields, type Answers } from '#forms';
import { Moment } from '../../../design/moment.js';
import { PageSkeleton } from '../../../design/skeletons.js';
import { ErrorState } from '../../../design/states.js';
import { StatusBadge } from '../../../design/status-badge.js';
import { showToast } from '../../../design/toasts-store.js';
import { useKeys } from '../../../design/use-keys.js';
import { useReadWhen, useWrite } from '../../../graphql/client.js';
import { useT, type TextKey } from '../../../i18n.js';
import { AnswersView } from '../answers-view.js';
import { stateTones, stateWords } from '../lifecycle.js';
import { formOfSeason } from '../season-form.js';
import { IneligibleSheet } from './ineligible-sheet.js';
import { RevisionSheet } from './revision-sheet.js';
import {
  isReason,
  reasonNames,
  triageCountsDocument,
  triageDetailDocument,
  verdictDocument,
  type TriageDetail,
} from './triage.js';
import classes from './triage.module.css';

const answersOf = (value: unknown): Answers => (typeof value === 'object' && value !== null ? { ...value } : {});

/** What was found and asked before, newest first. */
function History({ application }: { readonly application: TriageDetail }) {
  const t = useT();
  const { verdicts, revisions, season } = application;
  const zone = season?.programme?.zone;
  if (verdicts.length + revisions.length === 0) return null;
  return (
    <section className={classes.history} aria-labelledby="history">
      <h3 id="history">{t('triage.history')}</h3>
      <ul>
        {verdicts.map((verdict) => (
          <li key={verdict.id}>
            <Moment at={verdict.checkedAt} zone={zone} /> · {verdict.checkedBy?.fullName}:{' '}
            {t(verdict.result === 'ELIGIBLE' ? 'triage.wasEligible' : 'triage.wasIneligible')}
            {verdict.reasonCodes.filter(isReason).length > 0 &&
              ` (${verdict.reasonCodes
                .filter(isReason)
                .map((code) => t(reasonNames[code]))
                .join(', ')})`}
            {verdict.note && <p>{verdict.note}</p>}
          </li>
        ))}
        {revisions.map((revision) => (
          <li key={revision.id}>
            <Moment at={revision.askedAt} zone={zone} /> · {t('triage.returned')}
            <p>{revision.note}</p>
            <Text size="sm" c="dimmed">
              {revision.answeredAt ? t('triage.answered') : t('triage.waitsUntil')}{' '}
              <Moment at={revision.answeredAt ?? revision.dueAt} zone={zone} />
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DeedsProps {
  readonly application: TriageDetail;
  readonly onSettled: (id: string) => void;
}

const deedKeys = {
  e: 'triage.key.eligible',
  i: 'triage.key.ineligible',
  r: 'triage.key.revise',
} as const satisfies Record<string, TextKey>;

/** Eligible, not eligible, or back for revision: three buttons and three keys. */
function Deeds({ application, onSettled }: DeedsProps) {
  const t = useT();
  const [sheet, setSheet] = useState<'ineligible' | 'revise'>();
  const verdict = useWrite(verdictDocument, { refreshes: [triageCountsDocument] });
  const close = () => setSheet(undefined);
  const pass = async () => {
    const input = {
      applicationId: application.id,
      expectedVersion: application.version,
      result: 'ELIGIBLE' as const,
      reasonCodes: [],
    };
    const outcome = await verdict.run({ input });
    showToast(
      outcome.ok
        ? t('triage.passed', { number: application.number })
        : (outcome.userErrors[0]?.message ?? t('applications.failed')),
    );
    onSettled(application.id);
  };
  useKeys({
    e: { label: deedKeys.e, run: () => void pass() },
    i: { label: deedKeys.i, run: () => setSheet('ineligible') },
    r: { label: deedKeys.r, run: () => setSheet('revise') },
  });
  const done = () => {
    close();
    showToast(t('triage.settled', { number: application.number }));
    onSettled(application.id);
  };
  return (
    <div className={classes.deeds}>
      <Button loading={verdict.running} onClick={() => void pass()}>
        {t('triage.eligible')}
      </Button>
      <Button variant="default" onClick={() => setSheet('revise')}>
        {t('triage.revise')}
      </Button>
      <Button variant="default" color="danger" onClick={() => setSheet('ineligible')}>
        {t('triage.ineligible')}
      </Button>
      <IneligibleSheet application={application} open={sheet === 'ineligible'} onClose={close} onDone={done} />
      <RevisionSheet application={application} open={sheet === 'revise'} onClose={close} onDone={done} />
    </div>
  );
}

function Head({ application, onClose }: { readonly application: TriageDetail; readonly onClose: () => void }) {
  const t = useT();
  const { startup, number, lifecycle, lead, snapshotTakenAt, season } = application;
  return (
    <header className={classes.head}>
      <Button className={classes.back} variant="subtle" onClick={onClose}>
        {t('triage.back')}
      </Button>
      <h2>{startup?.name ?? number}</h2>
      <p>
        {number} <StatusBadge tone={stateTones[lifecycle]}>{t(stateWords[lifecycle])}</StatusBadge>
      </p>
      {startup?.oneLiner && <p>{startup.oneLiner}</p>}
      <Text size="sm" c="dimmed">
        {lead?.fullName} · {lead?.email}
        {snapshotTakenAt && (
          <>
            {' · '}
            {t('triage.sent')} <Moment at={snapshotTakenAt} zone={season?.programme?.zone} />
          </>
        )}
      </Text>
    </header>
  );
}

interface PaneProps {
  readonly id: string;
  readonly onSettled: (id: string) => void;
  readonly onClose: () => void;
}

/** One file: what was sent, what changed since, what was found before, and the verdict. */
export function TriageDetailPane({ id, onSettled, onClose }: PaneProps) {
  const t = useT();
  const { data, failure, again } = useReadWhen(true, triageDetailDocument, { id });
  if (failure) return <ErrorState failure={failure} onRetry={again} />;
  const application = data?.application;
  if (!application) return data ? <p>{t('triage.gone')}</p> : <PageSkeleton shape="form" />;
  const [last, before] = application.snapshots;
  const form = last && formOfSeason(application.season, 'APPLICATION', last.formVersion);
  const changed =
    last && before ? new Set(changedFields(answersOf(before.answers), answersOf(last.answers))) : undefined;
  return (
    <article aria-label={application.number}>
      <Head application={application} onClose={onClose} />
      {application.lifecycle === 'SUBMITTED' && <Deeds application={application} onSettled={onSettled} />}
      <History application={application} />
      {changed && <p className={classes.note}>{t('triage.changed', { count: changed.size })}</p>}
      {form && last && (
        <AnswersView
          form={form}
          answers={answersOf(last.answers)}
          files={application.files}
          {...(changed ? { changed } : {})}
        />
      )}
    </article>
  );
}
