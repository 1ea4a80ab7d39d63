import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Sheet } from '../../design/sheet.js';
import { useReadWhen, useWrite } from '../../graphql/client.js';
import { graphql } from '../../graphql/graphql.js';
import { useT } from '../../i18n.js';
import classes from './assessment.module.css';

const decisionLettersDocument = graphql(`
  query DecisionLetters($roundId: ID!) {
    decisionLetters(roundId: $roundId) {
      accepted
      waitlisted
      declined
      letters {
        number
        outcome
        subject
        body
      }
    }
  }
`);

const releaseDecisionsDocument = graphql(`
  mutation ReleaseDecisions($input: RoundInput!) {
    releaseDecisions(input: $input) {
      round {
        id
        state
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export interface ReleaseSheetProps {
  readonly roundId: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onReleased: () => void;
}

/** The letters as they would go, and the button that tells everybody at one moment. */
export function ReleaseSheet({ roundId, open, onClose, onReleased }: ReleaseSheetProps) {
  const t = useT();
  const { data } = useReadWhen(open, decisionLettersDocument, { roundId });
  const release = useWrite(releaseDecisionsDocument);
  const [refusal, setRefusal] = useState<string | null>(null);
  const preview = data?.decisionLetters;
  const run = async () => {
    const result = await release.run({ input: { roundId } });
    if (result.ok) onReleased();
    else setRefusal(result.userErrors[0]?.message ?? t('assessment.decisions.failed'));
  };
  return (
    <Sheet open={open} onClose={onClose} title={t('assessment.release.title')} place="side">
      {preview && (
        <>
          <Text>
            {t('assessment.release.summary', {
              count: preview.accepted + preview.waitlisted + preview.declined,
              accepted: preview.accepted,
              waitlisted: preview.waitlisted,
              declined: preview.declined,
            })}
          </Text>
          {refusal && (
            <Text c="danger" role="alert">
              {refusal}
            </Text>
          )}
          <Group my="md">
            <Button onClick={() => void run()} loading={release.running}>
              {t('assessment.release.deed')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('assessment.release.later')}
            </Button>
          </Group>
          {preview.letters.map((letter) => (
            <article key={letter.number} className={classes.letter}>
              <Text fw={600}>{letter.subject}</Text>
              {letter.body}
            </article>
          ))}
        </>
      )}
    </Sheet>
  );
}
