import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmSheet } from '../../design/confirm-sheet.js';
import { Moment } from '../../design/moment.js';
import { showToast } from '../../design/toasts-store.js';
import { useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { confirmOfferDocument, declineOfferDocument, type StatusApplication } from './status-documents.js';
import classes from './status.module.css';

/** A place that waits for an answer: two large buttons, and until when. It looks like no receipt. */
export function OfferCard({ application }: { readonly application: StatusApplication }) {
  const t = useT();
  const [asking, setAsking] = useState<'confirm' | 'decline'>();
  const confirm = useWrite(confirmOfferDocument);
  const decline = useWrite(declineOfferDocument);
  const { lifecycle, offer, season, maySubmit } = application;
  if (lifecycle !== 'OFFERED' || offer?.state !== 'MADE') return null;
  const answer = async (write: typeof confirm | typeof decline, done: string) => {
    const outcome = await write.run({ input: { applicationId: application.id } });
    showToast(outcome.ok ? done : (outcome.userErrors[0]?.message ?? t('applications.failed')));
  };
  return (
    <section className={classes.card} data-tone="brand" aria-labelledby="offer">
      <h2 id="offer">{t('applications.offer.title', { season: season?.name ?? '' })}</h2>
      <p>
        {t('applications.offer.until')} <Moment at={offer.expiresAt} zone={season?.programme?.zone} />
      </p>
      {maySubmit ? (
        <div className={classes.large}>
          <Button size="lg" loading={confirm.running} onClick={() => setAsking('confirm')}>
            {t('applications.offer.confirm')}
          </Button>
          <Button size="lg" variant="default" loading={decline.running} onClick={() => setAsking('decline')}>
            {t('applications.offer.decline')}
          </Button>
        </div>
      ) : (
        <p>{t('applications.offer.leadAnswers')}</p>
      )}
      <ConfirmSheet
        open={asking === 'confirm'}
        onClose={() => setAsking(undefined)}
        title={t('applications.offer.confirmTitle')}
        text={t('applications.offer.confirmText')}
        deed={t('applications.offer.confirm')}
        onConfirm={() => answer(confirm, t('applications.offer.confirmed'))}
      />
      <ConfirmSheet
        open={asking === 'decline'}
        onClose={() => setAsking(undefined)}
        title={t('applications.offer.declineTitle')}
        text={t('applications.offer.declineText')}
        deed={t('applications.offer.decline')}
        tone="danger"
        onConfirm={() => answer(decline, t('applications.offer.declined'))}
      />
    </section>
  );
}
