import { Button, Text } from '@mantine/core';
import { Sheet } from '../../design/sheet.js';
import { useReadWhen } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { ConflictDetails } from './conflict-details.js';
import { conflictsDocument } from './conflicts.js';
import classes from './assessment.module.css';

export interface ConflictsInTheWayProps {
  readonly seasonId: string;
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onAgain: () => void;
}

/** The conflicts that a run without a solution named: each can be lifted with a reason, then it is computed again. */
export function ConflictsInTheWay({ seasonId, ids, onClose, onAgain }: ConflictsInTheWayProps) {
  const t = useT();
  const filter = { ids: [...ids].slice(0, 100) };
  const { data } = useReadWhen(true, conflictsDocument, { seasonId, first: 100, after: null, filter });
  const conflicts = data?.conflicts.nodes ?? [];
  const standing = conflicts.filter(({ liftedAt }) => liftedAt === null);
  return (
    <Sheet open onClose={onClose} title={t('matching.ways.conflictsTitle')} place="side">
      {data && standing.length === 0 && <Text>{t('matching.ways.conflictsNone')}</Text>}
      <ul className={classes.plain}>
        {conflicts.map((conflict) => (
          <li key={conflict.id} className="semai-card">
            <h3>
              {conflict.person?.fullName} · {conflict.startup?.name}
            </h3>
            <ConflictDetails conflict={conflict} mayLift />
          </li>
        ))}
      </ul>
      {conflicts.length > standing.length && (
        <Button mt="md" onClick={onAgain}>
          {t('matching.ways.again')}
        </Button>
      )}
    </Sheet>
  );
}
