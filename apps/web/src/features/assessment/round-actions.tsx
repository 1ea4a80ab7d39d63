import { Button, Group } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { Link } from 'react-router';
import { useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { lockRoundDocument, openRoundDocument, requestAssignmentDocument, type roundDocument } from './round.js';

interface RoundActionsProps {
  readonly round: NonNullable<ResultOf<typeof roundDocument>['reviewRound']>;
  /** Hears the words of a refusal, null when all went well. */
  readonly onRefusal: (words: string | null) => void;
  readonly onWeigh: () => void;
  readonly onRule: () => void;
}

/** What a director can do with a round as it stands. */
export function RoundActions({ round, onRefusal, onWeigh, onRule }: RoundActionsProps) {
  const t = useT();
  const open = useWrite(openRoundDocument);
  const assign = useWrite(requestAssignmentDocument);
  const lock = useWrite(lockRoundDocument);
  const does = async (work: Promise<{ ok: boolean } & { userErrors?: readonly { message: string }[] }>) => {
    const result = await work;
    onRefusal(result.ok ? null : (result.userErrors?.[0]?.message ?? t('assessment.decisions.failed')));
  };
  const input = { roundId: round.id };
  return (
    <Group>
      {round.state === 'SETUP' && (
        <Button onClick={() => void does(open.run({ input }))} loading={open.running}>
          {t('assessment.round.open')}
        </Button>
      )}
      {round.state === 'OPEN' && (
        <>
          <Button variant="default" onClick={() => void does(assign.run({ input }))} loading={assign.running}>
            {t('assessment.round.assign')}
          </Button>
          <Button variant="default" onClick={() => void does(lock.run({ input: { ...input, locked: true } }))}>
            {t('assessment.round.lock')}
          </Button>
        </>
      )}
      {round.state === 'LOCKED' && (
        <Button variant="default" onClick={() => void does(lock.run({ input: { ...input, locked: false } }))}>
          {t('assessment.round.unlock')}
        </Button>
      )}
      {round.season && (
        <Button variant="default" component={Link} to={`/app/seasons/${round.season.slug}/conflicts`}>
          {t('matching.conflicts.link')}
        </Button>
      )}
      {(round.state === 'SETUP' || round.state === 'OPEN') && (
        <>
          <Button variant="default" component={Link} to={`/app/rounds/${round.id}/reads`}>
            {t('matching.reads.title')}
          </Button>
          <Button variant="default" onClick={onWeigh}>
            {t('matching.weights.title')}
          </Button>
          <Button variant="default" onClick={onRule}>
            {t('assessment.rules.title')}
          </Button>
        </>
      )}
      <Button
        variant={round.state === 'SETUP' ? 'default' : 'filled'}
        component={Link}
        to={`/app/rounds/${round.id}/ranking`}
      >
        {t('assessment.ranking.short')}
      </Button>
    </Group>
  );
}
