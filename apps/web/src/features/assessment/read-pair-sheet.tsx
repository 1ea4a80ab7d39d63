import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { formatNumber, formatShare } from '#kernel';
import { Sheet } from '../../design/sheet.js';
import { useReadWhen } from '../../graphql/client.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { MovedReads } from './moved-reads.js';
import {
  readWishesPreviewDocument,
  wholeFit,
  wishFor,
  type MovedRead,
  type ReadsProposal,
  type ReadWish,
} from './round-reads.js';

const parts: Readonly<Record<string, TextKey>> = {
  topics: 'matching.weights.parts.topics',
  sector: 'matching.weights.parts.sector',
  stage: 'matching.weights.parts.stage',
  text: 'matching.weights.parts.text',
  language: 'matching.weights.parts.language',
  place: 'matching.weights.parts.place',
};

export interface OpenedRead {
  readonly applicationId: string;
  readonly reviewerId: string;
}

export interface ReadPairSheetProps {
  readonly roundId: string;
  readonly proposal: ReadsProposal;
  readonly reviewers: readonly { readonly id: string; readonly fullName: string }[];
  readonly opened: OpenedRead | null;
  readonly onSet: (wishes: readonly ReadWish[]) => Promise<void>;
  readonly onClose: () => void;
}

/** One read: why this reviewer, and what pinning, forbidding or another reviewer would cost, told before it is done. */
export function ReadPairSheet(props: ReadPairSheetProps) {
  const t = useT();
  const { proposal, reviewers, opened, onClose } = props;
  const application = proposal.applications.find((one) => one.applicationId === opened?.applicationId);
  const reviewer = reviewers.find(({ id }) => id === opened?.reviewerId)?.fullName ?? '';
  const title = t('matching.reads.pair', { application: application?.name ?? '', reviewer });
  return (
    <Sheet open={opened !== null} onClose={onClose} title={title} place="side">
      {opened && application && (
        <Choices key={`${opened.applicationId} ${opened.reviewerId}`} {...props} opened={opened} />
      )}
    </Sheet>
  );
}

function Choices({ opened, ...props }: ReadPairSheetProps & { readonly opened: OpenedRead }) {
  const t = useT();
  const [other, setOther] = useState('');
  const { proposal, reviewers } = props;
  const reads = proposal.applications.find((one) => one.applicationId === opened.applicationId)?.reads ?? [];
  const read = reads.find(({ reviewerId }) => reviewerId === opened.reviewerId);
  const wish = wishFor(proposal, opened.applicationId, opened.reviewerId);
  const free = reviewers.filter(({ id }) => reads.every(({ reviewerId }) => reviewerId !== id));
  if (!read) return null;
  if (read.begun) {
    return (
      <>
        <Why reasons={read.reasons} />
        <Text mt="md">{t('matching.reads.staysBegun')}</Text>
      </>
    );
  }
  const forbid = { ...opened, kind: 'FORBID' } as const;
  return (
    <>
      <Why reasons={read.reasons} />
      {wish === 'PIN' ? (
        <Choice {...props} wishes={[{ ...opened, kind: null }]} label={t('matching.reads.lift')} />
      ) : (
        <Choice {...props} wishes={[{ ...opened, kind: 'PIN' }]} label={t('matching.reads.pin')} />
      )}
      <Choice {...props} wishes={[forbid]} label={t('matching.reads.forbid')} />
      <NativeSelect
        mt="md"
        label={t('matching.reads.other')}
        value={other}
        data={[
          { value: '', label: t('matching.reads.choose') },
          ...free.map(({ id, fullName }) => ({ value: id, label: fullName })),
        ]}
        onChange={({ currentTarget: { value } }) => setOther(value)}
      />
      {other !== '' && (
        <Choice
          key={other}
          {...props}
          wishes={[forbid, { applicationId: opened.applicationId, reviewerId: other, kind: 'PIN' }]}
          label={t('matching.reads.swap')}
        />
      )}
    </>
  );
}

/** Parts of the fit in words, as far as they are known. */
function Why({ reasons }: { readonly reasons: unknown }) {
  const t = useT();
  const locale = useLocale();
  const entries = typeof reasons === 'object' && reasons !== null ? Object.entries(reasons) : [];
  const shares = entries.flatMap(([part, points]) => {
    const word = parts[part];
    return word && typeof points === 'number' ? [`${t(word)} ${formatShare(points / wholeFit, locale, 0)}`] : [];
  });
  return <Text>{shares.length > 0 ? shares.join(' · ') : t('matching.reads.noReason')}</Text>;
}

interface ChoiceProps extends Omit<ReadPairSheetProps, 'opened'> {
  readonly wishes: readonly ReadWish[];
  readonly label: string;
}

function Choice({ roundId, reviewers, wishes, label, onSet }: ChoiceProps) {
  const t = useT();
  const asked = { roundId, wishes: [...wishes] };
  const { data, failure, reading } = useReadWhen(true, readWishesPreviewDocument, asked);
  const preview = failure || reading ? undefined : data?.readWishesPreview;
  const isLift = wishes.every(({ kind }) => kind === null);
  return (
    <Group mt="md" align="start">
      <Button
        size="sm"
        variant="default"
        disabled={!isLift && (preview === undefined || preview.after === null)}
        onClick={() => void onSet(wishes)}
      >
        {label}
      </Button>
      <div aria-live="polite">
        {preview ? (
          <Cost preview={preview} reviewers={reviewers} />
        ) : (
          <Text size="sm">{failure ? failure.message : t('matching.reads.costing')}</Text>
        )}
      </div>
    </Group>
  );
}

interface CostProps extends Pick<ReadPairSheetProps, 'reviewers'> {
  readonly preview: {
    readonly before: number | null;
    readonly after: number | null;
    readonly moves: readonly MovedRead[];
  };
}

function Cost({ preview: { before, after, moves }, reviewers }: CostProps) {
  const t = useT();
  const locale = useLocale();
  const points = (fit: number) => formatNumber(Math.round(fit / 1_000) / 10, locale);
  const nameOf = (id: string | null) => reviewers.find((one) => one.id === id)?.fullName ?? '';
  if (after === null) return <Text size="sm">{t('matching.reads.notPossible')}</Text>;
  const lost = before === null ? 0 : before - after;
  const totals = { before: points(before ?? 0), after: points(after), points: points(Math.abs(lost)) };
  return (
    <>
      <Text size="sm">
        {before === null
          ? t('matching.reads.makesPossible')
          : lost === 0
            ? t('matching.reads.costNothing', totals)
            : t(lost > 0 ? 'matching.reads.cost' : 'matching.reads.gain', totals)}
      </Text>
      <MovedReads moves={moves} nameOf={nameOf} />
    </>
  );
}
