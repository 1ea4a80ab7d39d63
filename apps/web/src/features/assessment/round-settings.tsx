import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { showToast } from '../../design/toasts-store.js';
import { useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { roundDocument, updateRoundDocument } from './round.js';

export interface SettableRound {
  readonly id: string;
  readonly version: number;
  readonly quota: number;
  readonly readsPerApplication: number;
  readonly state: string;
}

/** How many a round accepts and how often each application is read. */
export function RoundSettings({ round }: { readonly round: SettableRound }) {
  const t = useT();
  const [quota, setQuota] = useState(String(round.quota));
  const [reads, setReads] = useState(String(round.readsPerApplication));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const save = useWrite(updateRoundDocument, { refreshes: [roundDocument] });
  const changed = quota !== String(round.quota) || reads !== String(round.readsPerApplication);
  const send = async () => {
    const result = await save.run({
      input: {
        roundId: round.id,
        expectedVersion: round.version,
        quota: Math.round(Number(quota)),
        readsPerApplication: Math.round(Number(reads)),
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
      {changed && (
        <Button onClick={() => void send()} loading={save.running}>
          {t('assessment.rubric.save')}
        </Button>
      )}
      {errors['whole'] && !errors['quota'] && !errors['readsPerApplication'] && (
        <Text c="danger" role="alert">
          {errors['whole']}
        </Text>
      )}
    </Group>
  );
}
