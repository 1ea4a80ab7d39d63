import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useRead } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { RoundStateBadge } from './round-state.js';
import { roundsDocument } from './round.js';
import classes from './assessment.module.css';

/** `/app/rounds`: every review round one has to do with. */
export function RoundsPage() {
  const t = useT();
  const { reviewRounds } = useRead(roundsDocument, { first: 100 });
  return (
    <Page title={t('assessment.rounds.title')} lead={t('assessment.rounds.lead')}>
      {reviewRounds.nodes.length === 0 ? (
        <EmptyState why={t('assessment.rounds.empty')} />
      ) : (
        <ul className={classes.queue}>
          {reviewRounds.nodes.map((round) => (
            <li key={round.id} className={classes.queueLine}>
              <div>
                <Link to={`/app/rounds/${round.id}`}>{round.name}</Link>
                <Text size="sm" c="dimmed">
                  {round.season?.name} · {t('assessment.rounds.locks')} <Moment at={round.locksAt} /> ·{' '}
                  {t('assessment.rounds.sent', { count: round.reviewsSent })}
                </Text>
              </div>
              <RoundStateBadge state={round.state} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
