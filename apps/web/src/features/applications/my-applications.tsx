import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Moment } from '../../design/moment.js';
import { EmptyState } from '../../design/states.js';
import { StatusBadge } from '../../design/status-badge.js';
import { useNow } from '../../design/use-now.js';
import { publicPath } from '../../app/public-path.js';
import { useRead } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { openCallsDocument, type MyApplication } from './my-documents.js';
import { stateTones, stateWords } from './lifecycle.js';
import classes from './status.module.css';

/** What an application wants of its team now, and until when. */
export function dueOf({ lifecycle, offer, openRevision, season }: MyApplication): string | undefined {
  if (lifecycle === 'DRAFT') return season?.finalDeadline;
  if (lifecycle === 'REVISION_REQUESTED') return openRevision?.dueAt;
  return lifecycle === 'OFFERED' && offer?.state === 'MADE' ? offer.expiresAt : undefined;
}

const deeds = {
  DRAFT: 'applications.mine.continue',
  REVISION_REQUESTED: 'applications.mine.revise',
  OFFERED: 'applications.mine.answer',
} as const;

const deedOf = (lifecycle: string) => (lifecycle in deeds ? deeds[lifecycle as keyof typeof deeds] : undefined);

/** One application as a card: its name, its state, what is due. */
export function ApplicationCard({ application }: { readonly application: MyApplication }) {
  const t = useT();
  const { id, number, lifecycle, season, startup } = application;
  const due = dueOf(application);
  const deed = due ? deedOf(lifecycle) : undefined;
  const writes = lifecycle === 'DRAFT' || lifecycle === 'REVISION_REQUESTED';
  return (
    <article className={classes.card} data-tone={due ? 'warn' : undefined}>
      <h3>
        <Link to={`/app/applications/${id}`}>{startup?.name ?? number}</Link>
      </h3>
      <p className={classes.dim}>
        {number} · {season?.name}
      </p>
      <StatusBadge tone={stateTones[lifecycle]}>{t(stateWords[lifecycle])}</StatusBadge>
      {due && (
        <p>
          {t('applications.mine.due')} <Moment at={due} zone={season?.programme?.zone} />
        </p>
      )}
      {deed && (
        <div className={classes.deeds}>
          <Button component={Link} to={`/app/applications/${id}${writes ? '/form' : ''}`}>
            {t(deed)}
          </Button>
        </div>
      )}
    </article>
  );
}

/** Calls that take applications now, without those one has applied to. */
export function OpenCalls({ mine }: { readonly mine: readonly MyApplication[] }) {
  const t = useT();
  const locale = useLocale();
  const { seasons } = useRead(openCallsDocument, {});
  const now = useNow(true, 30_000);
  const live = mine.filter(({ lifecycle }) => lifecycle !== 'WITHDRAWN' && lifecycle !== 'EXPIRED');
  const applied = live.flatMap(({ season }) => season?.slug ?? []);
  const open = seasons.nodes.filter(
    ({ slug, state, opensAt, finalDeadline }) =>
      !applied.includes(slug) && state === 'OPEN' && Date.parse(opensAt) <= now && Date.parse(finalDeadline) > now,
  );
  if (open.length === 0) return mine.length === 0 ? <EmptyState why={t('applications.mine.noCalls')} /> : null;
  return (
    <section aria-labelledby="calls">
      <h2 id="calls">{t('applications.mine.calls')}</h2>
      <div className={classes.cards}>
        {open.map(({ id, slug, name, summary, finalDeadline, programme }) => (
          <article key={id} className={classes.card}>
            <h3>{name}</h3>
            <p className={classes.dim}>{programme?.name}</p>
            <p>{summary}</p>
            <p>
              {t('applications.mine.closes')} <Moment at={finalDeadline} zone={programme?.zone} />
            </p>
            <div className={classes.deeds}>
              <Button
                component={Link}
                variant="default"
                to={publicPath(locale, '/panggilan/:slug/kelayakan', { slug })}
              >
                {t('applications.mine.apply')}
              </Button>
            </div>
          </article>
        ))}
      </div>
    </section>
  );
}
