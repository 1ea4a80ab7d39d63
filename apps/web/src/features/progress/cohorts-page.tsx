import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useRead } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { cohortsDocument } from './cohort.js';
import classes from './progress.module.css';

/** `/app/cohorts`: every cohort one works for. */
export function CohortsPage() {
  const t = useT();
  const { seasons } = useRead(cohortsDocument, { first: 100 });
  const cohorts = seasons.nodes.flatMap((season) =>
    season.cohorts.map((cohort) => ({ ...cohort, season: season.name })),
  );
  return (
    <Page title={t('progress.cohorts.title')}>
      {cohorts.length === 0 && <EmptyState why={t('progress.cohorts.empty')} />}
      <ul className={classes.list}>
        {cohorts.map((cohort) => (
          <li key={cohort.id} className="semai-card">
            <Link to={`/app/cohorts/${cohort.id}/board`}>{cohort.name}</Link>
            <Text size="sm" c="dimmed">
              {cohort.season} · {t('progress.cohorts.capacity', { count: cohort.capacity })}
            </Text>
            <Link to={`/app/cohorts/${cohort.id}/matching`}>{t('progress.cohorts.matching')}</Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
