import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { formatNumber } from '#kernel';
import { Sheet } from '../../design/sheet.js';
import { useReadWhen } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { rowIdOf } from '../identity/row-id.js';
import { PairFit } from './pair-fit.js';
import { MatchReasons } from './match-reasons.js';
import { wishOf, type MatchViewProps, type Wish } from './match-view.js';
import { wholeAffinity, wishPreviewDocument } from './matching.js';

export interface PairSheetProps {
  readonly view: MatchViewProps;
  readonly cohortId: string;
  readonly pair: { readonly startupId: string; readonly mentorId: string } | null;
  readonly onClose: () => void;
}

/** One pair: why it is there, and what pinning it or keeping it apart would cost, told before it is done. */
export function PairSheet({ view, cohortId, pair, onClose }: PairSheetProps) {
  const t = useT();
  const startup = view.startups.find((one) => one.startup?.id === pair?.startupId)?.startup;
  const mentor = view.mentors.find(({ id }) => id === pair?.mentorId);
  const match = view.pairs.find((one) => one.startup?.id === pair?.startupId && one.mentor?.id === pair?.mentorId);
  const nameOf = (rowId: string) => view.mentors.find(({ id }) => rowIdOf(id) === rowId)?.person?.fullName ?? '';
  const title = t('mentoring.matching.cell', { startup: startup?.name ?? '', mentor: mentor?.person?.fullName ?? '' });
  return (
    <Sheet open={pair !== null} onClose={onClose} title={title} place="side">
      {match ? (
        <MatchReasons reasons={match.reasons} nameOf={nameOf} />
      ) : (
        <Text c="dimmed">{t('mentoring.matching.cellFree')}</Text>
      )}
      {pair && <PairFit cohortId={cohortId} {...pair} />}
      {pair && view.onWish && (
        <>
          <NativeSelect
            mt="md"
            label={t('mentoring.matching.other')}
            value={pair.mentorId}
            data={view.mentors.map(({ id, person }) => ({ value: id, label: person?.fullName ?? '' }))}
            onChange={({ currentTarget }) => view.onOpen?.(pair.startupId, currentTarget.value)}
          />
          <WishCost view={view} cohortId={cohortId} pair={pair} kind="PIN" onClose={onClose} />
          <WishCost view={view} cohortId={cohortId} pair={pair} kind="FORBID" onClose={onClose} />
        </>
      )}
    </Sheet>
  );
}

interface WishCostProps extends Omit<PairSheetProps, 'pair'> {
  readonly pair: NonNullable<PairSheetProps['pair']>;
  readonly kind: Wish;
}

function WishCost({ view, cohortId, pair, kind, onClose }: WishCostProps) {
  const t = useT();
  const locale = useLocale();
  const wish = wishOf(view, pair.startupId, pair.mentorId);
  const { data, failure, reading } = useReadWhen(wish !== kind, wishPreviewDocument, { cohortId, ...pair, kind });
  const preview = data?.matchWishPreview;
  const startupName = (id: string) => view.startups.find((one) => one.startup?.id === id)?.startup?.name ?? '';
  const mentorName = (id: string) => view.mentors.find((one) => one.id === id)?.person?.fullName ?? '';
  const cost = preview?.cost ?? 0;
  const points = formatNumber(Math.round((Math.abs(cost) / wholeAffinity) * 1000) / 10, locale);
  const press = async () => {
    await view.onWish?.(pair.startupId, pair.mentorId, wish === kind ? null : kind, wish);
    onClose();
  };
  return (
    <Group mt="md" align="start">
      <Button
        size="sm"
        variant={wish === kind ? 'filled' : 'default'}
        aria-pressed={wish === kind}
        disabled={wish !== kind && preview?.cost === null}
        onClick={() => void press()}
      >
        {t(kind === 'PIN' ? 'mentoring.matching.pin' : 'mentoring.matching.forbid')}
      </Button>
      <div aria-live="polite">
        {wish === kind ? (
          <Text size="sm">{t('mentoring.matching.wished')}</Text>
        ) : preview === undefined || reading ? (
          <Text size="sm">{t(failure ? 'mentoring.matching.costUnknown' : 'mentoring.matching.costing')}</Text>
        ) : preview.cost === null ? (
          <Text size="sm">{t('mentoring.matching.notAllowed')}</Text>
        ) : (
          <>
            <Text size="sm">
              {cost === 0
                ? t('mentoring.matching.costNothing')
                : t(cost > 0 ? 'mentoring.matching.cost' : 'mentoring.matching.gain', { points })}{' '}
              {preview.uncovered > 0 && t('mentoring.matching.uncovered', { count: preview.uncovered })}
            </Text>
            {preview.added.map((one) => (
              <Text key={`${one.startupId} ${one.mentorId}`} size="sm" c="dimmed">
                {t('mentoring.matching.moves', {
                  startup: startupName(one.startupId),
                  mentor: mentorName(one.mentorId),
                })}
              </Text>
            ))}
          </>
        )}
      </div>
    </Group>
  );
}
