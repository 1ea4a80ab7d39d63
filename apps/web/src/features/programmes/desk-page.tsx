import { Anchor, Title } from '@mantine/core';
import { Link } from 'react-router';
import { formatNumber } from '#kernel';
import { chooseSeason, useScopes } from '../../app/scope.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useLive, useRead } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { deskDocument, deskOf, type DeskItem, type DeskSeason } from './desk.js';
import { seasonMovedDocument } from './season.js';
import classes from './programmes.module.css';

interface LineProps {
  readonly item: DeskItem;
  readonly season?: DeskSeason;
}

function Line({ item: { words, count, to, due }, season }: LineProps) {
  const t = useT();
  const locale = useLocale();
  return (
    <li className={classes.deskLine}>
      <Anchor component={Link} to={to} onClick={() => season && chooseSeason(season.id)}>
        <span className={classes.deskCount}>{formatNumber(count, locale)}</span> {t(words, { count })}
      </Anchor>
      {due && (
        <span>
          {t('programmes.desk.by')} <Moment at={due} {...(season?.programme ? { zone: season.programme.zone } : {})} />
        </span>
      )}
    </li>
  );
}

function SeasonDesk({ season }: { readonly season: DeskSeason }) {
  useLive(seasonMovedDocument, { seasonId: season.id }, { refreshes: [deskDocument] });
  const items = deskOf(season);
  if (items.length === 0) return null;
  return (
    <section className="semai-card" aria-labelledby={season.id}>
      <Title order={2} size="h3" id={season.id}>
        {season.name}
      </Title>
      <ul className={classes.desk}>
        {items.map((item) => (
          <Line key={`${item.words} ${item.to}`} item={item} season={season} />
        ))}
      </ul>
    </section>
  );
}

/** `/app/desk`: what waits for staff today; each number opens its rows. */
export function DeskPage() {
  const t = useT();
  const { seasons, jobs } = useRead(deskDocument, { first: 50 });
  const own = new Set(useScopes().programmes.map(({ id }) => id));
  const mine = seasons.nodes.filter(
    ({ programme, state }) => programme && own.has(programme.id) && state !== 'FINISHED',
  );
  const dead = jobs.totalCount ?? 0;
  const quiet = dead === 0 && mine.every((season) => deskOf(season).length === 0);
  return (
    <Page title={t('programmes.desk.title')} lead={t('programmes.desk.lead')}>
      {quiet && (
        <EmptyState
          why={t('programmes.desk.quiet')}
          action={
            <Anchor component={Link} to="/app/seasons">
              {t('programmes.desk.all')}
            </Anchor>
          }
        />
      )}
      {mine.map((season) => (
        <SeasonDesk key={season.id} season={season} />
      ))}
      {dead > 0 && (
        <ul className={classes.desk}>
          <Line item={{ words: 'programmes.desk.jobs', count: dead, to: '/app/admin/jobs?state=DEAD' }} />
        </ul>
      )}
    </Page>
  );
}
