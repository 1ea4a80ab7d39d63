import { Anchor, Text, Title } from '@mantine/core';
import { useParams } from 'react-router';
import { formatMoney } from '#kernel';
import { publicPath } from '../../app/public-path.js';
import { Page } from '../../design/page.js';
import { useNow } from '../../design/use-now.js';
import { notFound, useRead } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { dayName, hoursOf } from './activity-words.js';
import { activityDocument, type ShownActivity } from './calendar.js';
import { CancelledBadge, groupNames, ModeBadge } from './mode-mark.js';
import { dayOf } from './month.js';
import { PlacesLeft } from './places-left.js';
import classes from './activities.module.css';

type Of = { readonly activity: ShownActivity };

/** When, where, by whom and for how much. */
function Facts({ activity }: Of) {
  const t = useT();
  const locale = useLocale();
  const { startsAt, endsAt, zone, place, space, hosts, price, currency } = activity;
  const [first, last] = [dayOf(startsAt, zone), dayOf(endsAt, zone)];
  const when = dayName(first, locale);
  return (
    <aside className={`semai-card ${classes.aside}`} aria-label={t('activities.page.facts')}>
      <dl className={classes.factList}>
        <dt>{t('activities.page.when')}</dt>
        <dd>
          {first === last ? when : t('activities.page.until', { from: when, to: dayName(last, locale) })}
          <br />
          {hoursOf(activity, locale)}
        </dd>
        <dt>{t('activities.page.where')}</dt>
        <dd>
          {place ??
            (activity.mode === 'ONLINE' ? t('activities.modes.ONLINE') : (space?.name ?? t('activities.page.noPlace')))}
        </dd>
        {hosts.length > 0 && (
          <>
            <dt>{t('activities.page.hosts')}</dt>
            <dd>{hosts.join(', ')}</dd>
          </>
        )}
        <dt>{t('activities.page.price')}</dt>
        <dd>{price === 0 ? t('activities.page.free') : formatMoney({ amount: price, currency }, locale)}</dd>
      </dl>
      <PlacesLeft activity={activity} />
    </aside>
  );
}

/** How to take part, as the organisers say it; nothing is promised that they do not say. */
function Joining({ activity }: Of) {
  const t = useT();
  const now = useNow(true, 60_000);
  const { state, endsAt, howToJoin, link } = activity;
  const isOver = Date.parse(endsAt) < now;
  return (
    <section aria-labelledby="joining">
      <Title order={2} id="joining">
        {t('activities.page.joining')}
      </Title>
      {state === 'CANCELLED' && <Text>{t('activities.page.cancelled')}</Text>}
      {state !== 'CANCELLED' && isOver && <Text>{t('activities.page.over')}</Text>}
      {state !== 'CANCELLED' && howToJoin !== null && <Text className="semai-prose">{howToJoin}</Text>}
      {state !== 'CANCELLED' && !isOver && howToJoin === null && <Text>{t('activities.page.notSaid')}</Text>}
      {state !== 'CANCELLED' && !isOver && link !== null && <Anchor href={link}>{t('activities.page.link')}</Anchor>}
    </section>
  );
}

function Sessions({ activity }: Of) {
  const t = useT();
  const locale = useLocale();
  const { sessions, zone } = activity;
  if (sessions.length < 2) return null;
  return (
    <section aria-labelledby="sessions">
      <Title order={2} id="sessions">
        {t('activities.page.sessions')}
      </Title>
      <ol className={classes.sessions}>
        {sessions.map(({ id, title, startsAt, endsAt }) => (
          <li key={id}>
            {title !== null && <strong>{title} </strong>}
            {dayName(dayOf(startsAt, zone), locale)}, {hoursOf({ startsAt, endsAt, zone }, locale)}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** `/kegiatan/:slug` and `/en/activities/:slug`: one activity. */
export function ActivityPage() {
  const t = useT();
  const locale = useLocale();
  const { slug = '' } = useParams();
  const { activity } = useRead(activityDocument, { slug });
  if (!activity) throw notFound();
  const { title, summary, mode, group, state, isSample } = activity;
  const lead = (
    <p className={classes.facts}>
      <ModeBadge mode={mode} />
      <span>{t(groupNames[group])}</span>
      {state === 'CANCELLED' && <CancelledBadge />}
      {isSample && <span>{t('activities.sample')}</span>}
    </p>
  );
  const crumbs = [{ to: publicPath(locale, '/kegiatan'), label: t('activities.calendar.title') }];
  return (
    <Page title={title} crumbs={crumbs} lead={lead}>
      <div className={classes.activity}>
        <Facts activity={activity} />
        <div className={classes.body}>
          <Text className="semai-prose">{summary}</Text>
          <Joining activity={activity} />
          <Sessions activity={activity} />
        </div>
      </div>
    </Page>
  );
}
