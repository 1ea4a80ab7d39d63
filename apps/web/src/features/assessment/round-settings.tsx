import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { inLocale } from '#kernel';
import { showToast } from '../../design/toasts-store.js';
import { useWrite } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { choiceFieldsOf } from './choice-fields.js';
import { roundDocument, updateRoundDocument } from './round.js';

export interface SettableRound {
  readonly id: string;
  readonly version: number;
  readonly quota: number;
  readonly readsPerApplication: number;
  readonly leastReads: number;
  readonly state: string;
  readonly groupField: string | null;
  readonly choiceFields: unknown;
}

/** How many a round accepts, how often each application is read, and by what its reviewers are grouped. */
export function RoundSettings({ round }: { readonly round: SettableRound }) {
  const t = useT();
  const locale = useLocale();
  const [quota, setQuota] = useState(String(round.quota));
  const [reads, setReads] = useState(String(round.readsPerApplication));
  const [groupField, setGroupField] = useState(round.groupField ?? '');
  const [least, setLeast] = useState(String(round.leastReads));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const save = useWrite(updateRoundDocument, { refreshes: [roundDocument] });
  const changed =
    quota !== String(round.quota) ||
    reads !== String(round.readsPerApplication) ||
    least !== String(round.leastReads) ||
    groupField !== (round.groupField ?? '');
  const choices = choiceFieldsOf(round.choiceFields).map(({ key, label }) => ({
    value: key,
    label: inLocale(label, locale),
  }));
  const send = async () => {
    const result = await save.run({
      input: {
        roundId: round.id,
        expectedVersion: round.version,
        quota: Math.round(Number(quota)),
        readsPerApplication: Math.round(Number(reads)),
        leastReads: Math.round(Number(least)),
        groupField,
      },
    });
    if (result.ok) showToast(t('assessment.rubric.saved'));
    else setErrors({ whole: result.userErrors[0]?.message ?? t('assessment.decisions.failed'), ...result.fieldErrors });
  };
  return (
    <Group align="end" my="md">
      <TextInput
        label={t('assessment.round.quota')}
        inputMode="numeric"
        value={quota}
        error={errors['quota']}
        onChange={({ currentTarget: { value } }) => setQuota(value)}
      />
      <TextInput
        label={t('assessment.round.reads')}
        inputMode="numeric"
        value={reads}
        disabled={round.state !== 'SETUP'}
        error={errors['readsPerApplication']}
        onChange={({ currentTarget: { value } }) => setReads(value)}
      />
      <TextInput
        label={t('assessment.round.leastReads')}
        inputMode="numeric"
        value={least}
        error={errors['leastReads']}
        onChange={({ currentTarget: { value } }) => setLeast(value)}
      />
      <NativeSelect
        label={t('scoring.groups.by')}
        description={t('scoring.groups.hint')}
        value={groupField}
        data={[{ value: '', label: t('scoring.groups.none') }, ...choices]}
        error={errors['groupField']}
        onChange={({ currentTarget: { value } }) => setGroupField(value)}
      />
      {changed && (
        <Button onClick={() => void send()} loading={save.running}>
          {t('assessment.rubric.save')}
        </Button>
      )}
      {errors['whole'] && Object.keys(errors).length === 1 && (
        <Text c="danger" role="alert">
          {errors['whole']}
        </Text>
      )}
    </Group>
  );
}
