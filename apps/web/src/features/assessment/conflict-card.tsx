import { Button, Group, NativeSelect, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWrite } from '../../graphql/client.js';
import { useT, type TextKey } from '../../i18n.js';
import { answerConflictDocument } from './review.js';

const reasons = ['SAME_ORGANISATION', 'MENTOR_OF', 'FAMILY', 'INVESTOR', 'TEAM', 'OTHER'] as const;
type Reason = (typeof reasons)[number];
const reasonNames: Readonly<Record<Reason, TextKey>> = {
  SAME_ORGANISATION: 'assessment.conflict.SAME_ORGANISATION',
  MENTOR_OF: 'assessment.conflict.MENTOR_OF',
  FAMILY: 'assessment.conflict.FAMILY',
  INVESTOR: 'assessment.conflict.INVESTOR',
  TEAM: 'assessment.conflict.TEAM',
  OTHER: 'assessment.conflict.OTHER',
};
const isReason = (value: string): value is Reason => reasons.some((reason) => reason === value);

export interface ConflictCardProps {
  readonly assignmentId: string;
  /** The application was handed back. */
  readonly onDeclared: () => void;
}

/** The question that stands before every application: is there a conflict of interest? */
export function ConflictCard({ assignmentId, onDeclared }: ConflictCardProps) {
  const t = useT();
  const [reason, setReason] = useState<Reason>('SAME_ORGANISATION');
  const [note, setNote] = useState('');
  const [declaring, setDeclaring] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const answer = useWrite(answerConflictDocument);
  const send = async (given: Reason | null) => {
    const result = await answer.run({ input: { assignmentId, reason: given, note } });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('assessment.decisions.failed')));
    if (result.ok && given !== null) onDeclared();
  };
  return (
    <section className="semai-card">
      <h2>{t('assessment.conflict.question')}</h2>
      <Text>{t('assessment.conflict.why')}</Text>
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      {declaring ? (
        <>
          <NativeSelect
            label={t('assessment.conflict.reason')}
            value={reason}
            data={reasons.map((value) => ({ value, label: t(reasonNames[value]) }))}
            onChange={({ currentTarget: { value } }) => isReason(value) && setReason(value)}
          />
          <Textarea
            label={t('assessment.conflict.note')}
            value={note}
            onChange={({ currentTarget: { value } }) => setNote(value)}
          />
          <Group my="md">
            <Button onClick={() => void send(reason)} loading={answer.running}>
              {t('assessment.conflict.handBack')}
            </Button>
            <Button variant="default" onClick={() => setDeclaring(false)}>
              {t('assessment.release.later')}
            </Button>
          </Group>
        </>
      ) : (
        <Group my="md">
          <Button onClick={() => void send(null)} loading={answer.running}>
            {t('assessment.conflict.none')}
          </Button>
          <Button variant="default" onClick={() => setDeclaring(true)}>
            {t('assessment.conflict.some')}
          </Button>
        </Group>
      )}
    </section>
  );
}
