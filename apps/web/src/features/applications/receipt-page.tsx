import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { useNow } from '../../design/use-now.js';
import { useRead } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { statusDocument } from './status-documents.js';
import { nextOf, trackOf } from './track.js';
import classes from './status.module.css';

/** `/app/applications/:id/receipt`: proof that it arrived, when by the clock of the server, and what follows. */
export function ReceiptPage() {
  const t = useT();
  const { id = '' } = useParams();
  const now = useNow(false);
  const { application } = useRead(statusDocument, { id });
  if (!application?.snapshotTakenAt || !application.season) throw new Response(null, { status: 404 });
  const { season, number, startup, snapshotTakenAt } = application;
  const zone = season.programme?.zone;
  const tracked = { ...application, stages: season.stages, entries: application.stageEntries };
  const next = nextOf(trackOf(tracked, now));
  return (
    <Page title={t('applications.receipt.title')} width="text" lead={t('applications.receipt.lead')}>
      <dl className={classes.receipt}>
        <div>
          <dt>{t('applications.receipt.number')}</dt>
          <dd className={classes.number}>{number}</dd>
        </div>
        <div>
          <dt>{t('applications.receipt.at')}</dt>
          <dd>
            <Moment at={snapshotTakenAt} zone={zone} />
          </dd>
        </div>
        <div>
          <dt>{t('applications.receipt.startup')}</dt>
          <dd>{startup?.name}</dd>
        </div>
        <div>
          <dt>{t('applications.receipt.season')}</dt>
          <dd>{season.name}</dd>
        </div>
        {next?.expectedBy && (
          <div>
            <dt>{t('applications.receipt.next')}</dt>
            <dd>
              {next.name}, {t('applications.receipt.by')} <Moment at={next.expectedBy} as="date" zone={zone} />
            </dd>
          </div>
        )}
      </dl>
      <p>{t('applications.receipt.noDecision')}</p>
      <div className={classes.deeds} data-screen-only>
        <Button component={Link} to={`/app/applications/${application.id}`}>
          {t('applications.receipt.follow')}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {t('applications.receipt.print')}
        </Button>
      </div>
    </Page>
  );
}
