import { Anchor, Button, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { publicPath } from '../../app/public-path.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { StatusBadge } from '../../design/status-badge.js';
import type { ColourName } from '../../design/tokens.js';
import { useNow } from '../../design/use-now.js';
import { useRead, type ResultOf } from '../../graphql/client.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { homeDocument, type HomeProgramme } from './public.js';
import { SeasonBadges } from './season-state.js';
import { callStanding } from './timetable.js';
import classes from './programmes.module.css';

type Season = HomeProgramme['seasons'][number];
type Space = ResultOf<typeof homeDocument>['spaces'][number];

function CallCard({ programme, season }: { readonly programme: HomeProgramme; readonly season: Season }) {
  const t = useT();
  const locale = useLocale();
  return (
    <li className={`semai-card ${classes.card}`}>
      <div>
        <Text size="sm" c="dimmed">
          {programme.name}
        </Text>
        <Title order={3}>{season.name}</Title>
      </div>
      <p className={classes.badges}>
        <SeasonBadges state={season.state} isRehearsal={season.isRehearsal} />
      </p>
      <Text fw={600}>
        {t('programmes.home.deadline')}: <Moment at={season.finalDeadline} zone={programme.zone} />
      </Text>
      <Text>{season.summary}</Text>
      <Button
        component={Link}
        to={publicPath(locale, '/panggilan/:slug', { slug: season.slug })}
        aria-label={t('programmes.home.seeNamed', { name: season.name })}
      >
        {t('programmes.home.see')}
      </Button>
    </li>
  );
}

function Calls({ programmes }: { readonly programmes: readonly HomeProgramme[] }) {
  const t = useT();
  const now = useNow(true, 60_000);
  const open = programmes
    .flatMap((programme) => programme.seasons.map((season) => ({ programme, season })))
    .filter(({ season }) => callStanding(season, now) === 'open')
    .toSorted((one, other) => Date.parse(one.season.finalDeadline) - Date.parse(other.season.finalDeadline));
  return (
    <section aria-labelledby="calls">
      <Title order={2} id="calls">
        {t('programmes.home.calls')}
      </Title>
      {open.length === 0 && <EmptyState why={t('programmes.home.noCalls')} />}
      <ul className={classes.cards}>
        {open.map(({ programme, season }) => (
          <CallCard key={season.id} programme={programme} season={season} />
        ))}
      </ul>
    </section>
  );
}

const spaceNames: Readonly<Record<Space['state'], TextKey>> = {
  OPEN: 'programmes.spaceStates.OPEN',
  PREPARING: 'programmes.spaceStates.PREPARING',
  PLANNED: 'programmes.spaceStates.PLANNED',
  CLOSED: 'programmes.spaceStates.CLOSED',
};
const spaceTones: Readonly<Record<Space['state'], ColourName>> = {
  OPEN: 'brand',
  PREPARING: 'warn',
  PLANNED: 'grey',
  CLOSED: 'grey',
};

function Spaces({ spaces }: { readonly spaces: readonly Space[] }) {
  const t = useT();
  return (
    <section aria-labelledby="spaces">
      <Title order={2} id="spaces">
        {t('programmes.home.spaces')}
      </Title>
      {spaces.length === 0 && <EmptyState why={t('programmes.home.noSpaces')} />}
      <ul className={classes.cards}>
        {spaces.map(({ id, name, summary, state }) => (
          <li key={id} className={`semai-card ${classes.card}`}>
            <Title order={3}>{name}</Title>
            <p className={classes.badges}>
              <StatusBadge tone={spaceTones[state]}>{t(spaceNames[state])}</StatusBadge>
            </p>
            <Text>{summary}</Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `/` and `/en`: what Semai is, the open calls with their deadlines, the programmes and the spaces. */
export function PublicHomePage() {
  const t = useT();
  const locale = useLocale();
  const { programmes, spaces } = useRead(homeDocument, {});
  return (
    <Page title={t('programmes.home.title')} lead={t('programmes.home.lead')}>
      <Calls programmes={programmes} />
      <section aria-labelledby="programmes">
        <Title order={2} id="programmes">
          {t('programmes.home.programmes')}
        </Title>
        {programmes.length === 0 && <EmptyState why={t('programmes.home.noProgrammes')} />}
        <ul className={classes.cards}>
          {programmes.map(({ id, slug, name, summary }) => (
            <li key={id} className={`semai-card ${classes.card}`}>
              <Title order={3}>
                <Anchor component={Link} to={publicPath(locale, '/program/:slug', { slug })}>
                  {name}
                </Anchor>
              </Title>
              <Text>{summary}</Text>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="activities">
        <Title order={2} id="activities">
          {t('programmes.home.activities')}
        </Title>
        <Text className="semai-prose">{t('programmes.home.activitiesLead')}</Text>
        <Anchor component={Link} to={publicPath(locale, '/kegiatan')}>
          {t('programmes.home.calendar')}
        </Anchor>
      </section>
      <Spaces spaces={spaces} />
    </Page>
  );
}
