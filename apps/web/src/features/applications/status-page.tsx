import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { ConfirmSheet } from '../../design/confirm-sheet.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { StageTrack } from '../../design/stage-track.js';
import { StatusBadge } from '../../design/status-badge.js';
import { showToast } from '../../design/toasts-store.js';
import { useNow } from '../../design/use-now.js';
import { useLive, useRead, useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import {
  applicationChangedDocument,
  statusDocument,
  undoWithdrawalDocument,
  withdrawDocument,
  type StatusApplication,
} from './status-documents.js';
import { canWithdraw, stateTones, stateWords } from './lifecycle.js';
import { OfferCard } from './offer-card.js';
import { trackOf } from './track.js';
import { WhatNext } from './what-next.js';
import classes from './status.module.css';

function Withdraw({ application }: { readonly application: StatusApplication }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const withdraw = useWrite(withdrawDocument);
  const send = async () => {
    const outcome = await withdraw.run({ input: { applicationId: application.id } });
    showToast(
      outcome.ok ? t('applications.withdraw.done') : (outcome.userErrors[0]?.message ?? t('applications.failed')),
    );
  };
  return (
    <>
      <Button variant="default" color="danger" onClick={() => setAsking(true)}>
        {t('applications.withdraw.open')}
      </Button>
      <ConfirmSheet
        open={asking}
        onClose={() => setAsking(false)}
        title={t('applications.withdraw.title')}
        text={t('applications.withdraw.text')}
        deed={t('applications.withdraw.send')}
        tone="danger"
        onConfirm={send}
      />
    </>
  );
}

function UndoWithdrawal({ application }: { readonly application: StatusApplication }) {
  const t = useT();
  const now = useNow(true, 30_000);
  const undo = useWrite(undoWithdrawalDocument);
  const { undoUntil, season } = application;
  if (!undoUntil || Date.parse(undoUntil) < now) return null;
  const send = async () => {
    const outcome = await undo.run({ input: { applicationId: application.id } });
    if (!outcome.ok) showToast(outcome.userErrors[0]?.message ?? t('applications.failed'));
  };
  return (
    <div className={classes.card}>
      <Text>
        {t('applications.withdraw.undoUntil')} <Moment at={undoUntil} zone={season?.programme?.zone} />
      </Text>
      <div className={classes.deeds}>
        <Button loading={undo.running} onClick={() => void send()}>
          {t('applications.withdraw.undo')}
        </Button>
      </div>
    </div>
  );
}

function RevisionCard({ application }: { readonly application: StatusApplication }) {
  const t = useT();
  const { openRevision, lifecycle, season } = application;
  if (lifecycle !== 'REVISION_REQUESTED' || !openRevision) return null;
  return (
    <section className={classes.card} data-tone="warn" aria-labelledby="revision">
      <h2 id="revision">{t('applications.revision.title')}</h2>
      <p className={classes.note}>{openRevision.note}</p>
      <p>
        {t('applications.revision.due')} <Moment at={openRevision.dueAt} zone={season?.programme?.zone} />
      </p>
      <div className={classes.deeds}>
        <Button component={Link} to={`/app/applications/${application.id}/form`}>
          {t('applications.revision.open')}
        </Button>
      </div>
    </section>
  );
}

/** `/app/applications/:id`: where it stands, what comes next and by when, and what the team can do. */
export function StatusPage() {
  const t = useT();
  const { id = '' } = useParams();
  const now = useNow(true, 60_000);
  const { application } = useRead(statusDocument, { id });
  useLive(applicationChangedDocument, { id }, { refreshes: [statusDocument] });
  if (!application?.season) throw new Response(null, { status: 404 });
  const { lifecycle, season, startup, number, maySave, mayCheck, maySubmit } = application;
  if (!maySave && mayCheck) return <Navigate to={`/app/applications?open=${application.id}`} replace />;
  const zone = season.programme?.zone;
  const steps = trackOf({ ...application, stages: season.stages, entries: application.stageEntries }, now);
  return (
    <Page
      title={startup?.name ?? number}
      crumbs={[{ to: '/app/applications', label: t('applications.mine.title') }]}
      lead={
        <>
          {number} · {season.name} <StatusBadge tone={stateTones[lifecycle]}>{t(stateWords[lifecycle])}</StatusBadge>
        </>
      }
      actions={maySubmit && canWithdraw(lifecycle) && <Withdraw application={application} />}
    >
      <OfferCard application={application} />
      <RevisionCard application={application} />
      <UndoWithdrawal application={application} />
      <WhatNext application={application} steps={steps} />
      <section aria-labelledby="path">
        <h2 id="path">{t('applications.status.path')}</h2>
        <StageTrack steps={steps} {...(zone ? { zone } : {})} />
      </section>
    </Page>
  );
}
