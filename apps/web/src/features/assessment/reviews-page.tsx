import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatNumber } from '#kernel';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { StatusBadge } from '../../design/status-badge.js';
import { showToast } from '../../design/toasts-store.js';
import type { ColourName } from '../../design/tokens.js';
import { useRead, useWrite } from '../../graphql/client.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { useViewer } from '../identity/viewer.js';
import { halfOfNinety } from './interval.js';
import { queueDocument, setCommitmentDocument } from './review.js';
import classes from './assessment.module.css';

type Queue = ReturnType<typeof useQueue>;
type Line = Queue['nodes'][number];

function useQueue() {
  return useRead(queueDocument, { first: 100, after: null }).myAssignments;
}

export const readNames: Readonly<Record<Line['state'], TextKey>> = {
  OFFERED: 'assessment.reads.OFFERED',
  IN_PROGRESS: 'assessment.reads.IN_PROGRESS',
  DONE: 'assessment.reads.DONE',
  RECUSED: 'assessment.reads.RECUSED',
  VOID: 'assessment.reads.VOID',
  LAPSED: 'assessment.reads.LAPSED',
};
const readTones: Readonly<Record<Line['state'], ColourName>> = {
  OFFERED: 'info',
  IN_PROGRESS: 'warn',
  DONE: 'brand',
  RECUSED: 'grey',
  VOID: 'grey',
  LAPSED: 'grey',
};

/** A promise to read counts until the round is closed. */
const takesPromises = (state: string) => state === 'SETUP' || state === 'OPEN';

/** `/app/reviews`: what is to be read, how far it is, and by when. */
export function ReviewsPage() {
  const t = useT();
  const queue = useQueue();
  const done = queue.nodes.filter(({ state }) => state === 'DONE').length;
  const next = queue.nodes.find(
    ({ state, round }) => round?.state === 'OPEN' && (state === 'OFFERED' || state === 'IN_PROGRESS'),
  );
  const rounds = [...new Map(queue.nodes.flatMap(({ round }) => (round ? [[round.id, round] as const] : []))).values()];
  return (
    <Page
      title={t('assessment.queue.title')}
      lead={queue.nodes.length > 0 && t('assessment.queue.lead', { done, total: queue.totalCount })}
      actions={
        next && (
          <Button component={Link} to={`/app/reviews/${next.id}`}>
            {t('assessment.queue.next')}
          </Button>
        )
      }
    >
      {queue.nodes.length === 0 && <EmptyState why={t('assessment.queue.empty')} />}
      {rounds.map((round) => (
        <section key={round.id}>
          <h2>{round.name}</h2>
          <Text c="dimmed">
            {t('assessment.rounds.locks')} <Moment at={round.locksAt} />
          </Text>
          {takesPromises(round.state) &&
            round.commitments.map((one) => <Capacity key={one.id} id={one.id} capacity={one.capacity} />)}
          <OwnLeniency lines={round.leniency} />
          <ul className={classes.queue}>
            {queue.nodes
              .filter((line) => line.round?.id === round.id)
              .map((line) => (
                <li key={line.id} className={classes.queueLine}>
                  <Link to={`/app/reviews/${line.id}`}>{line.number}</Link>
                  <Group gap="xs">
                    {line.clearedAt === null && line.state === 'OFFERED' && (
                      <Text size="sm">{t('assessment.queue.askConflict')}</Text>
                    )}
                    <StatusBadge tone={readTones[line.state]}>{t(readNames[line.state])}</StatusBadge>
                  </Group>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

/** How the viewer gave beside the others, once the round is closed. */
function OwnLeniency({ lines }: { readonly lines: NonNullable<Line['round']>['leniency'] }) {
  const t = useT();
  const locale = useLocale();
  const { id } = useViewer();
  const own = lines.find(({ reviewer }) => reviewer?.id === id);
  if (!own) return null;
  const { reads, leniency, sd } = own;
  const by = formatNumber(Math.abs(leniency), locale, 2);
  const doubt = formatNumber(halfOfNinety * (sd ?? 0), locale, 2);
  const isClear = Math.abs(leniency) > halfOfNinety * (sd ?? 0);
  const way = !isClear ? 'alike' : leniency > 0 ? 'more' : 'less';
  return (
    <Text size="sm" my="sm">
      {t(`assessment.queue.leniency.${way}`, { by, doubt, count: reads })}
    </Text>
  );
}

/** "I can read 12": the reviewer's own promise. */
function Capacity({ id, capacity }: { readonly id: string; readonly capacity: number }) {
  const t = useT();
  const [value, setValue] = useState(String(capacity));
  const [refusal, setRefusal] = useState<string | undefined>();
  const save = useWrite(setCommitmentDocument, { refreshes: [queueDocument] });
  const send = async () => {
    const result = await save.run({ input: { commitmentId: id, capacity: Math.round(Number(value)) } });
    setRefusal(result.ok ? undefined : (result.userErrors[0]?.message ?? t('assessment.decisions.failed')));
    if (result.ok) showToast(t('assessment.rubric.saved'));
  };
  return (
    <Group align="end" my="sm">
      <TextInput
        label={t('assessment.queue.capacity')}
        inputMode="numeric"
        w={160}
        value={value}
        error={refusal}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      {value !== String(capacity) && (
        <Button variant="default" onClick={() => void send()} loading={save.running}>
          {t('assessment.rubric.save')}
        </Button>
      )}
    </Group>
  );
}
