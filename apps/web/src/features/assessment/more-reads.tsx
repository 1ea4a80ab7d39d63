import { Button, Checkbox, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { formatScore, formatShare } from '#kernel';
import { Sheet } from '../../design/sheet.js';
import { showToast } from '../../design/toasts-store.js';
import { useReadWhen, useWrite, type ResultOf } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { sectorInWords, type ChoiceField } from './choice-fields.js';
import { rankingHeadDocument } from './ranking.js';
import { askForMoreReadsDocument, moreReadsDocument } from './scoring.js';
import classes from './assessment.module.css';

type Proposed = ResultOf<typeof moreReadsDocument>['moreReads']['reads'][number];

const batches = ['10', '25', '50', '100'] as const;
const keyOf = ({ applicationId, reviewerId }: Proposed) => `${applicationId} ${reviewerId}`;

export interface MoreReadsProps {
  readonly roundId: string;
  readonly fields: readonly ChoiceField[];
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Where the next reads help most, with reasons; nothing is asked of anybody until the director sends it. */
export function MoreReads({ roundId, fields, open, onClose }: MoreReadsProps) {
  const t = useT();
  const [count, setCount] = useState<string>('10');
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<string | null>(null);
  const { data, reading, again } = useReadWhen(open, moreReadsDocument, { roundId, count: Number(count) });
  const ask = useWrite(askForMoreReadsDocument, { refreshes: [rankingHeadDocument, moreReadsDocument] });
  const proposal = data?.moreReads;
  const chosen = (proposal?.reads ?? []).filter((read) => !without.has(keyOf(read)));
  const send = async () => {
    const reads = chosen.map(({ applicationId, reviewerId }) => ({ applicationId, reviewerId }));
    const result = await ask.run({ input: { roundId, reads } });
    setRefusal(result.ok ? null : (result.userErrors[0]?.message ?? t('assessment.decisions.failed')));
    if (!result.ok) return again();
    showToast(t('scoring.more.sent', { count: reads.length }));
    onClose();
  };
  const toggle = (read: Proposed) => {
    const next = new Set(without);
    if (!next.delete(keyOf(read))) next.add(keyOf(read));
    setWithout(next);
  };
  return (
    <Sheet open={open} onClose={onClose} place="side" title={t('scoring.more.title')}>
      <Text>{t('scoring.more.lead')}</Text>
      <NativeSelect
        my="sm"
        label={t('scoring.more.count')}
        value={count}
        data={[...batches]}
        onChange={({ currentTarget }) => setCount(currentTarget.value)}
      />
      {proposal && (
        <>
          <Text size="sm" c="dimmed">
            {t('scoring.more.supply', { close: proposal.close, seats: proposal.seats })}
            {proposal.withoutReviewer > 0 && ` ${t('scoring.more.alone', { count: proposal.withoutReviewer })}`}
          </Text>
          {proposal.reads.length === 0 && <Text my="md">{t('scoring.more.none')}</Text>}
          <ul className={classes.proposal}>
            {proposal.reads.map((read) => (
              <li key={keyOf(read)}>
                <Checkbox
                  checked={!without.has(keyOf(read))}
                  onChange={() => toggle(read)}
                  label={t('scoring.more.pair', { name: read.name, reviewer: read.reviewer })}
                  description={<Reasons read={read} fields={fields} />}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      <Group className={classes.sendBar}>
        <Button disabled={chosen.length === 0 || reading} loading={ask.running} onClick={() => void send()}>
          {t('scoring.more.send', { count: chosen.length })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('web.act.cancel')}
        </Button>
      </Group>
    </Sheet>
  );
}

/** Why this read, in a sentence. */
function Reasons({ read, fields }: { readonly read: Proposed; readonly fields: readonly ChoiceField[] }) {
  const t = useT();
  const locale = useLocale();
  const parts = [t('scoring.more.stands', { rank: read.rank, count: read.reads })];
  if (read.chance !== null) parts.push(t('scoring.more.chance', { share: formatShare(read.chance, locale, 0) }));
  if (read.doubt !== null) parts.push(t('scoring.more.doubt', { points: formatScore(read.doubt, locale) }));
  const sectors = read.sectors.map((sector) => sectorInWords(fields, sector, locale)).join(', ');
  if (sectors !== '') parts.push(t('scoring.more.sectors', { sectors }));
  parts.push(t('scoring.more.left', { count: read.left }));
  return <>{parts.join(' · ')}</>;
}
