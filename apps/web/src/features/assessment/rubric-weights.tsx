import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { showToast } from '../../design/toasts-store.js';
import { roundDocument, updateRubricDocument } from './round.js';

export interface WeightedCriterion {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly weight: number;
}

export interface RubricWeightsProps {
  readonly rubricId: string;
  readonly criteria: readonly WeightedCriterion[];
  /** Whether a score has frozen it, or the viewer may not change it. */
  readonly readOnly: boolean;
}

/** Criteria with their weights; the sum stands below while it is changed. */
export function RubricWeights({ rubricId, criteria, readOnly }: RubricWeightsProps) {
  const t = useT();
  const [weights, setWeights] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = useWrite(updateRubricDocument, { refreshes: [roundDocument] });
  const weightOf = ({ id, weight }: WeightedCriterion) => weights[id] ?? String(weight);
  const sum = criteria.reduce((total, criterion) => total + (Number(weightOf(criterion)) || 0), 0);
  const changed = Object.keys(weights).length > 0;
  const send = async () => {
    const result = await save.run({
      input: {
        rubricId,
        weights: criteria.map((criterion) => ({
          criterionId: criterion.id,
          weight: Math.round(Number(weightOf(criterion))) || 0,
        })),
      },
    });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('assessment.decisions.failed')));
    if (!result.ok) return;
    setWeights({});
    showToast(t('assessment.rubric.saved'));
  };
  return (
    <>
      <Table>
        <Table.Caption>{t('assessment.rubric.caption')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('assessment.rubric.criterion')}</Table.Th>
            <Table.Th scope="col" className="semai-number">
              {t('assessment.rubric.weight')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {criteria.map((criterion) => (
            <Table.Tr key={criterion.id}>
              <Table.Th scope="row">
                {criterion.name}
                <Text size="sm" c="dimmed" fw={400}>
                  {criterion.question}
                </Text>
              </Table.Th>
              <Table.Td className="semai-number">
                {readOnly ? (
                  `${criterion.weight}`
                ) : (
                  <TextInput
                    w={88}
                    ml="auto"
                    inputMode="numeric"
                    aria-label={t('assessment.rubric.weightOf', { name: criterion.name })}
                    value={weightOf(criterion)}
                    onChange={({ currentTarget: { value } }) => setWeights({ ...weights, [criterion.id]: value })}
                  />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row">{t('assessment.rubric.sum')}</Table.Th>
            <Table.Td className="semai-number">
              <Text component="span" fw={600} {...(sum === 100 ? {} : { c: 'red' })}>
                {sum}
              </Text>
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      {!readOnly && changed && (
        <Group my="sm">
          <Button onClick={() => void send()} loading={save.running}>
            {t('assessment.rubric.save')}
          </Button>
          <Button variant="default" onClick={() => setWeights({})}>
            {t('assessment.rubric.reset')}
          </Button>
        </Group>
      )}
    </>
  );
}
