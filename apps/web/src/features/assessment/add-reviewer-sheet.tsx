import { Button, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Sheet } from '../../design/sheet.js';
import { useReadWhen, useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { kindWords, type ReviewerKind } from './reviewer-kinds.js';
import { roundDocument } from './round.js';
import { addReviewerDocument, inviteReviewerDocument, reviewersToAddDocument } from './ways-out.js';
import classes from './assessment.module.css';

export interface AddReviewerSheetProps {
  readonly round: { readonly id: string; readonly programmeId: string };
  /** The kind that is short; the new reviewer is entered as one. */
  readonly kind: ReviewerKind | null;
  readonly onClose: () => void;
  readonly onAdded: () => void;
}

/** Takes a reviewer of the programme into the round, or invites somebody new to the programme. */
export function AddReviewerSheet({ round, kind, onClose, onAdded }: AddReviewerSheetProps) {
  const t = useT();
  const { data } = useReadWhen(true, reviewersToAddDocument, { roundId: round.id, programmeId: round.programmeId });
  const people = data?.reviewersToAdd ?? [];
  return (
    <Sheet open onClose={onClose} title={t('matching.ways.addTitle')} place="side">
      {data && people.length === 0 && <Text>{t('matching.ways.noReviewers')}</Text>}
      {people.length > 0 && <AddForm roundId={round.id} people={people} kind={kind} onAdded={onAdded} />}
      <Title order={3} mt="lg">
        {t('matching.ways.inviteTitle')}
      </Title>
      <InviteForm programmeId={round.programmeId} />
    </Sheet>
  );
}

interface AddFormProps {
  readonly roundId: string;
  readonly people: readonly { readonly id: string; readonly fullName: string }[];
  readonly kind: ReviewerKind | null;
  readonly onAdded: () => void;
}

function AddForm({ roundId, people, kind, onAdded }: AddFormProps) {
  const t = useT();
  const [personId, setPersonId] = useState(people[0]?.id ?? '');
  const [capacity, setCapacity] = useState('10');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const add = useWrite(addReviewerDocument, { refreshes: [roundDocument, reviewersToAddDocument] });
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const reads = Math.round(Number(capacity)) || 0;
    const result = await add.run({ input: { roundId, personId, capacity: reads, kind } });
    if (result.ok) return onAdded();
    setErrors({ whole: result.userErrors[0]?.message ?? t('assessment.decisions.failed'), ...result.fieldErrors });
  };
  return (
    <form className={classes.stack} onSubmit={(event) => void send(event)}>
      {kind && <Text>{t('matching.ways.asKind', { kind: t(kindWords[kind]) })}</Text>}
      <NativeSelect
        label={t('matching.ways.reviewer')}
        value={personId}
        error={errors['personId']}
        data={people.map(({ id, fullName }) => ({ value: id, label: fullName }))}
        onChange={({ currentTarget }) => setPersonId(currentTarget.value)}
      />
      <TextInput
        label={t('matching.ways.capacity')}
        inputMode="numeric"
        value={capacity}
        error={errors['capacity']}
        onChange={({ currentTarget }) => setCapacity(currentTarget.value)}
      />
      {errors['whole'] && !errors['capacity'] && !errors['personId'] && (
        <Text c="danger" role="alert">
          {errors['whole']}
        </Text>
      )}
      <Button type="submit" loading={add.running}>
        {t('matching.ways.add')}
      </Button>
    </form>
  );
}

function InviteForm({ programmeId }: { readonly programmeId: string }) {
  const t = useT();
  const [email, setEmail] = useState('');
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly words: string } | null>(null);
  const invite = useWrite(inviteReviewerDocument, { refreshes: [] });
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const result = await invite.run({ input: { programmeId, email: email.trim(), role: 'REVIEWER' } });
    const failed = result.ok ? '' : (result.userErrors[0]?.message ?? t('assessment.decisions.failed'));
    setAnswer({ ok: result.ok, words: result.ok ? t('matching.ways.invited', { email: email.trim() }) : failed });
    if (result.ok) setEmail('');
  };
  return (
    <form className={classes.stack} onSubmit={(event) => void send(event)}>
      <Text size="sm">{t('matching.ways.inviteWhy')}</Text>
      <TextInput
        label={t('matching.ways.invite')}
        type="email"
        required
        autoComplete="off"
        value={email}
        error={answer?.ok === false ? answer.words : undefined}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
      />
      {answer?.ok && <Text role="status">{answer.words}</Text>}
      <Button type="submit" variant="default" loading={invite.running}>
        {t('matching.ways.inviteSend')}
      </Button>
    </form>
  );
}
