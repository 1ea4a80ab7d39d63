import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useWrite } from '../../graphql/client.js';
import { useLive } from '../../graphql/live.js';
import { useT } from '../../i18n.js';
import { MovedReads } from './moved-reads.js';
import { readsProposalDocument, roundReadsChangedDocument, type ReadsProposal } from './round-reads.js';
import { requestAssignmentDocument } from './round.js';
import classes from './assessment.module.css';

export interface WaitingReadsProps {
  readonly roundId: string;
  readonly proposal: ReadsProposal;
  readonly nameOf: (id: string | null) => string;
}

/** An open round: whether what is given out is this proposal, and the button that makes it so. */
export function WaitingReads({ roundId, proposal, nameOf }: WaitingReadsProps) {
  const t = useT();
  const [refusal, setRefusal] = useState<string | null>(null);
  const assign = useWrite(requestAssignmentDocument, { refreshes: [readsProposalDocument] });
  useLive(roundReadsChangedDocument, { id: roundId }, { refreshes: [readsProposalDocument] });
  const { waiting, computing, possible } = proposal;
  const compute = async () => {
    const result = await assign.run({ input: { roundId } });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('assessment.decisions.failed')));
  };
  return (
    <section className={waiting.length > 0 ? classes.warning : undefined} aria-live="polite">
      <Title order={2} size="h3">
        {t('matching.reads.givenOut')}
      </Title>
      {computing && <Text>{t('matching.reads.underway')}</Text>}
      {!computing && waiting.length === 0 && (
        <Text>{t(possible ? 'matching.reads.allGiven' : 'matching.reads.staysGiven')}</Text>
      )}
      {!computing && waiting.length > 0 && (
        <>
          <Text>{t('matching.reads.waiting', { count: waiting.length })}</Text>
          <MovedReads moves={waiting} nameOf={nameOf} />
          <Button mt="sm" loading={assign.running} onClick={() => void compute()}>
            {t('assessment.round.assign')}
          </Button>
        </>
      )}
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
    </section>
  );
}
