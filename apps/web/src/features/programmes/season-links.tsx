import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { StatusBadge } from '../../design/status-badge.js';
import { useT, type TextKey } from '../../i18n.js';
import { RoundStateBadge } from '../assessment/round-state.js';
import type { SeasonLine } from './season.js';
import classes from './programmes.module.css';

const cohortStates: Readonly<Record<string, TextKey>> = {
  PLANNED: 'programmes.cohortStates.PLANNED',
  ACTIVE: 'programmes.cohortStates.ACTIVE',
  COMPLETED: 'programmes.cohortStates.COMPLETED',
};

/** The review rounds and the cohorts of a season, each leading to its page. */
export function SeasonLinks({ season }: { readonly season: Pick<SeasonLine, 'rounds' | 'cohorts'> }) {
  const t = useT();
  const { rounds, cohorts } = season;
  return (
    <div className={classes.pair}>
      <div>
        <Title order={3}>{t('programmes.season.rounds')}</Title>
        {rounds.length === 0 && <Text c="dimmed">{t('programmes.season.noRounds')}</Text>}
        <ul className={classes.links}>
          {rounds.map(({ id, name, state }) => (
            <li key={id}>
              <Anchor component={Link} to={`/app/rounds/${id}`}>
                {name}
              </Anchor>{' '}
              <RoundStateBadge state={state} />
            </li>
          ))}
        </ul>
      </div>
      <div>
        <Title order={3}>{t('programmes.season.cohorts')}</Title>
        {cohorts.length === 0 && <Text c="dimmed">{t('programmes.season.noCohorts')}</Text>}
        <ul className={classes.links}>
          {cohorts.map(({ id, name, state, capacity }) => {
            const words = cohortStates[state];
            return (
              <li key={id}>
                <Anchor component={Link} to={`/app/cohorts/${id}/board`}>
                  {name}
                </Anchor>{' '}
                {words && <StatusBadge tone="info">{t(words)}</StatusBadge>}{' '}
                <Text span c="dimmed" size="sm">
                  {t('programmes.seats', { count: capacity })}
                </Text>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
