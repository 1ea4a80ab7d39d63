import { Anchor, Title } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useT } from '../../i18n.js';
import { SeasonCard } from './season-card.js';
import { SeasonBadges } from './season-state.js';
import { useOwnSeasons } from './seasons-page.js';
import classes from './programmes.module.css';

function Seasons() {
  const t = useT();
  const seasons = useOwnSeasons();
  const open = seasons.filter(({ state }) => state === 'OPEN');
  const others = seasons.filter(({ state }) => state !== 'OPEN');
  return (
    <>
      {open.length === 0 && (
        <EmptyState
          why={t('programmes.desk.none')}
          action={
            <Anchor component={Link} to="/app/seasons">
              {t('programmes.desk.all')}
            </Anchor>
          }
        />
      )}
      {open.map((season) => (
        <SeasonCard key={season.id} season={season} />
      ))}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <Title order={2} id="others">
            {t('programmes.desk.earlier')}
          </Title>
          <ul className={classes.links}>
            {others.map(({ id, slug, name, state, isRehearsal }) => (
              <li key={id}>
                <Anchor component={Link} to={`/app/seasons/${slug}`}>
                  {name}
                </Anchor>{' '}
                <SeasonBadges state={state} isRehearsal={isRehearsal} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** `/app/overview`: where the director's work begins. */
export function OverviewPage() {
  const t = useT();
  return (
    <Page title={t('programmes.overview.title')} lead={t('programmes.overview.lead')}>
      <Seasons />
    </Page>
  );
}
