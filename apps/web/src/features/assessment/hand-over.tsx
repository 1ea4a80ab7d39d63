import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Sheet } from '../../design/sheet.js';
import { showToast } from '../../design/toasts-store.js';
import { useReadWhen, useWrite } from '../../graphql/client.js';
import { useT } from '../../i18n.js';
import { reassignmentPreviewDocument, reassignReadsDocument } from './round-care.js';
import { roundDocument } from './round.js';

interface Reviewer {
  readonly id: string;
  readonly fullName: string;
}

export interface HandOverProps {
  readonly roundId: string;
  readonly reviewer: Reviewer;
  readonly reviewers: readonly Reviewer[];
}

/** Hands the open reads of one reviewer to others: who takes each is shown first, then it is done in one step. */
export function HandOver({ roundId, reviewer, reviewers }: HandOverProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { data, again } = useReadWhen(open, reassignmentPreviewDocument, { roundId, reviewerId: reviewer.id });
  const apply = useWrite(reassignReadsDocument, { refreshes: [roundDocument, reassignmentPreviewDocument] });
  const plan = data?.reassignmentPreview;
  const nameOf = (id: string | null) =>
    reviewers.find((one) => one.id === id)?.fullName ?? t('assessment.handOver.nobody');
  const send = async () => {
    const result = await apply.run({
      input: { roundId, reviewerId: reviewer.id, fingerprint: plan?.fingerprint ?? '' },
    });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('assessment.decisions.failed')));
    if (!result.ok) return again();
    setOpen(false);
    showToast(t('assessment.handOver.done'));
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('assessment.handOver.named', { name: reviewer.fullName })}
        onClick={() => setOpen(true)}
      >
        {t('assessment.handOver.button')}
      </Button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={t('assessment.handOver.title', { name: reviewer.fullName })}
        place="side"
      >
        {refusal && (
          <Text c="danger" role="alert">
            {refusal}
          </Text>
        )}
        {plan && plan.reads.length === 0 && <Text>{t('assessment.handOver.empty')}</Text>}
        {plan && plan.reads.length > 0 && (
          <>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('assessment.handOver.read')}</Table.Th>
                  <Table.Th scope="col">{t('assessment.handOver.to')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {plan.reads.map((read) => (
                  <Table.Tr key={read.number}>
                    <Table.Th scope="row">
                      {read.number} {read.begun && `(${t('assessment.handOver.begun')})`}
                    </Table.Th>
                    <Table.Td>{nameOf(read.toReviewerId)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            <Button mt="md" loading={apply.running} onClick={() => void send()}>
              {t('assessment.handOver.apply', { count: plan.reads.length })}
            </Button>
          </>
        )}
      </Sheet>
    </>
  );
}
