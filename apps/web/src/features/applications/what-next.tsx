import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Moment } from '../../design/moment.js';
import type { TrackStep } from '../../design/stage-track.js';
import { useT, type TextKey } from '../../i18n.js';
import type { StatusApplication } from './status-documents.js';
import type { Lifecycle } from './lifecycle.js';
import { nextOf } from './track.js';
import classes from './status.module.css';

/** What happens next, in one sentence for each state. */
const words: Readonly<Record<Lifecycle, TextKey>> = {
  DRAFT: 'applications.next.DRAFT',
  EXPIRED: 'applications.next.EXPIRED',
  SUBMITTED: 'applications.next.SUBMITTED',
  REVISION_REQUESTED: 'applications.next.REVISION_REQUESTED',
  INELIGIBLE: 'applications.next.INELIGIBLE',
  IN_SELECTION: 'applications.next.IN_SELECTION',
  WAITLISTED: 'applications.next.WAITLISTED',
  OFFERED: 'applications.next.OFFERED',
  CONFIRMED: 'applications.next.CONFIRMED',
  NOT_SELECTED: 'applications.next.NOT_SELECTED',
  DECLINED: 'applications.next.DECLINED',
  OFFER_EXPIRED: 'applications.next.OFFER_EXPIRED',
  WITHDRAWN: 'applications.next.WITHDRAWN',
};

/** States in which the organisation owes an answer by a day. */
const owed: readonly Lifecycle[] = ['SUBMITTED', 'IN_SELECTION', 'WAITLISTED'];

interface Props {
  readonly application: StatusApplication;
  readonly steps: readonly TrackStep[];
}

/** The honest clock: what comes next, by which day, and if we are late, that we are. */
export function WhatNext({ application, steps }: Props) {
  const t = useT();
  const { lifecycle, season, snapshotTakenAt } = application;
  const zone = season?.programme?.zone;
  const next = nextOf(steps);
  const promised = owed.includes(lifecycle) ? next?.expectedBy : undefined;
  return (
    <section className={classes.card} aria-labelledby="next">
      <h2 id="next">{t('applications.next.title')}</h2>
      <p>{t(words[lifecycle])}</p>
      {promised && (
        <p>
          {t('applications.next.by')} <Moment at={promised} as="date" zone={zone} />
          {(next?.daysLate ?? 0) > 0 && (
            <strong className={classes.late}> {t('applications.next.late', { count: next?.daysLate ?? 0 })}</strong>
          )}
        </p>
      )}
      {lifecycle === 'DRAFT' && season && (
        <p>
          {t('applications.next.deadline')} <Moment at={season.finalDeadline} zone={zone} />
        </p>
      )}
      <div className={classes.deeds}>
        {lifecycle === 'DRAFT' && application.maySave && (
          <Button component={Link} to={`/app/applications/${application.id}/form`}>
            {t('applications.next.continue')}
          </Button>
        )}
        {snapshotTakenAt && (
          <Button component={Link} variant="default" to={`/app/applications/${application.id}/receipt`}>
            {t('applications.next.receipt')}
          </Button>
        )}
      </div>
    </section>
  );
}
