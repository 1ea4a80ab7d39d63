import { Anchor, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { publicPath } from '../../app/public-path.js';
import { chooseSeason, useSeasonOfPage } from '../../app/scope.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { notFound, useLive, useRead } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { useMay } from '../identity/may.js';
import { countOf } from './funnel.js';
import { seasonDocument, seasonMovedDocument, type SeasonLine } from './season.js';
import { SeasonFunnel } from './season-funnel.js';
import { SeasonLinks } from './season-links.js';
import { SeasonSettings } from './season-settings.js';
import { SeasonBadges } from './season-state.js';
import { StageList } from './stage-list.js';
import classes from './programmes.module.css';

/** How many files wait for their administrative check; leads to them. */
export function Waiting({ season }: { readonly season: Pick<SeasonLine, 'id' | 'funnel'> }) {
  const t = useT();
  const waiting = countOf(season.funnel, 'SUBMITTED');
  if (waiting === 0) return <Text c="dimmed">{t('programmes.season.noneWaiting')}</Text>;
  return (
    <Anchor component={Link} to="/app/applications?view=waiting" onClick={() => chooseSeason(season.id)}>
      {t('programmes.season.waiting', { count: waiting })}
    </Anchor>
  );
}

/** `/app/seasons/:slug`: a season with its funnel, rounds, cohorts, call and stages. */
export function SeasonPage() {
  const t = useT();
  const locale = useLocale();
  const may = useMay();
  const { slug = '' } = useParams();
  const { season } = useRead(seasonDocument, { slug });
  useSeasonOfPage(season?.id);
  if (!season) throw notFound();
  useLive(seasonMovedDocument, { seasonId: season.id }, { refreshes: [seasonDocument] });
  const directs = may('update', 'Season', season);
  const { programme } = season;
  return (
    <Page
      title={season.name}
      crumbs={[{ to: '/app/seasons', label: t('programmes.seasons.title') }]}
      lead={
        <>
          <SeasonBadges state={season.state} isRehearsal={season.isRehearsal} /> {programme?.name} ·{' '}
          {t('programmes.home.deadline')}{' '}
          <Moment at={season.finalDeadline} {...(programme ? { zone: programme.zone } : {})} />
        </>
      }
      actions={
        <Anchor component={Link} to={publicPath(locale, '/panggilan/:slug', { slug })}>
          {t('programmes.season.public')}
        </Anchor>
      }
    >
      <section className={classes.section} aria-labelledby="funnel">
        <Title order={2} id="funnel">
          {t('programmes.season.funnel')}
        </Title>
        <Waiting season={season} />
        <SeasonFunnel season={season} />
      </section>
      <SeasonLinks season={season} />
      {directs && (
        <section aria-labelledby="call">
          <Title order={2} id="call">
            {t('programmes.season.call')}
          </Title>
          <SeasonSettings key={season.version} season={season} />
        </section>
      )}
      <section aria-labelledby="stages">
        <Title order={2} id="stages">
          {t('programmes.season.stages')}
        </Title>
        {directs && <Text c="dimmed">{t('programmes.season.stagesLead')}</Text>}
        <StageList season={season} directs={directs} />
      </section>
    </Page>
  );
}
