import { Button, Text, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Moment } from '../../design/moment.js';
import { StatusBadge } from '../../design/status-badge.js';
import { showToast } from '../../design/toasts-store.js';
import { useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { conflictsDocument, kindNames, layerNames, liftConflictDocument, type Conflict } from './conflicts.js';
import classes from './assessment.module.css';

/** Declared, found or learned; a colour and a word. */
export function LayerBadge({ source }: Pick<Conflict, 'source'>) {
  const t = useT();
  const tone = source === 'DECLARED' ? 'violet' : source === 'DETECTED' ? 'info' : 'grey';
  return <StatusBadge tone={tone}>{t(layerNames[source])}</StatusBadge>;
}

/** What is known of one conflict, and the way to lift it. */
export function ConflictDetails({ conflict, mayLift }: { readonly conflict: Conflict; readonly mayLift: boolean }) {
  const t = useT();
  const { source, reason, evidence, note, declaredBy, liftedAt, liftedBy } = conflict;
  const how = source === 'LEARNED' ? t('matching.conflicts.learned') : t('matching.conflicts.found');
  return (
    <div className={classes.stack}>
      <div>
        <LayerBadge source={source} /> <Text span>{t(kindNames[reason])}</Text>
      </div>
      {reason === 'MENTOR_OF' && <Text size="sm">{t('matching.conflicts.mentorOf')}</Text>}
      <Text size="sm">
        {source !== 'DECLARED' && how}
        {declaredBy && t('matching.conflicts.declaredBy', { name: declaredBy.fullName })}{' '}
        <Moment at={conflict.createdAt} />
      </Text>
      {evidence !== '' && (
        <Text size="sm">
          <strong>{t('matching.conflicts.evidence')}:</strong> {evidence}
        </Text>
      )}
      {note !== '' && (
        <Text size="sm" className={classes.lines}>
          <strong>{t('matching.conflicts.note')}:</strong> {note}
        </Text>
      )}
      {liftedAt ? (
        <Text size="sm">
          {liftedBy ? t('matching.conflicts.liftedBy', { name: liftedBy.fullName }) : t('matching.conflicts.gone')}{' '}
          <Moment at={liftedAt} />
        </Text>
      ) : (
        mayLift && <LiftForm key={conflict.id} conflict={conflict} />
      )}
    </div>
  );
}

/** Asks for the reason and lifts the conflict. */
export function LiftForm({ conflict }: { readonly conflict: Pick<Conflict, 'id' | 'source'> }) {
  const t = useT();
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const lift = useWrite(liftConflictDocument, { refreshes: [conflictsDocument] });
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const result = await lift.run({ input: { conflictId: conflict.id, note } });
    const words = result.ok ? null : (result.fieldErrors['note'] ?? result.userErrors[0]?.message);
    setRefusal(result.ok ? null : (words ?? t('assessment.decisions.failed')));
    if (result.ok) showToast(t('matching.conflicts.lifted'));
  };
  return (
    <form className={classes.stack} onSubmit={(event) => void send(event)}>
      <Textarea
        label={t('matching.conflicts.liftWhy')}
        description={t('matching.conflicts.liftNote')}
        required
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        error={refusal}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {conflict.source !== 'DECLARED' && <Text size="sm">{t('matching.conflicts.liftFound')}</Text>}
      <Button type="submit" variant="default" loading={lift.running}>
        {t('matching.conflicts.lift')}
      </Button>
    </form>
  );
}
