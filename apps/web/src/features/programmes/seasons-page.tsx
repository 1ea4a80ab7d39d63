import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import { formatNumber } from '#kernel';
import { useScopes } from '../../app/scope.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useRead } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { funnelOf } from './funnel.js';
import { seasonsDocument, type SeasonLine } from './season.js';
import { SeasonBadges } from './season-state.js';
import classes from './programmes.module.css';

/** The seasons of the programmes that the person works for. */
export function useOwnSeasons(): readonly SeasonLine[] {
  const { seasons } = useRead(seasonsDocument, { first: 100 });
  const own = new Set(useScopes().programmes.map(({ id }) => id));
  return seasons.nodes.filter(({ programme }) => programme !== null && own.has(programme.id));
}

function Row({ season }: { readonly season: SeasonLine }) {
  const locale = useLocale();
  const { programme } = season;
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Anchor component={Link} to={`/app/seasons/${season.slug}`}>
          {season.name}
        </Anchor>
      </Table.Th>
      <Table.Td>{programme?.name}</Table.Td>
      <Table.Td>
        <SeasonBadges state={season.state} isRehearsal={season.isRehearsal} />
      </Table.Td>
      <Table.Td>
        <Moment at={season.finalDeadline} {...(programme ? { zone: programme.zone } : {})} />
      </Table.Td>
      <Table.Td className="semai-number">{formatNumber(season.seats, locale)}</Table.Td>
      <Table.Td className="semai-number">{formatNumber(funnelOf(season.funnel)[0]?.count ?? 0, locale)}</Table.Td>
    </Table.Tr>
  );
}

/** `/app/seasons`: every season of the programmes one works for, the newest call first. */
export function SeasonsPage() {
  const t = useT();
  const seasons = useOwnSeasons();
  return (
    <Page title={t('programmes.seasons.title')} lead={t('programmes.seasons.lead')}>
      {seasons.length === 0 ? (
        <EmptyState why={t('programmes.seasons.empty')} />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so it must take the focus
        <section className={classes.scroll} tabIndex={0} aria-label={t('programmes.seasons.title')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('programmes.seasons.name')}</Table.Th>
                <Table.Th scope="col">{t('programmes.seasons.programme')}</Table.Th>
                <Table.Th scope="col">{t('programmes.seasons.state')}</Table.Th>
                <Table.Th scope="col">{t('programmes.seasons.deadline')}</Table.Th>
                <Table.Th scope="col" className="semai-number">
                  {t('programmes.seasons.seats')}
                </Table.Th>
                <Table.Th scope="col" className="semai-number">
                  {t('programmes.seasons.sent')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {seasons.map((season) => (
                <Row key={season.id} season={season} />
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </Page>
  );
}
