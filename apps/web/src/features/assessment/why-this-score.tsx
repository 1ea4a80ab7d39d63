import { Table, Text } from '@mantine/core';
import { formatNumber, formatShare } from '#kernel';
import { Sheet } from '../../design/sheet.js';
import { useReadWhen } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { rowIdOf } from '../identity/row-id.js';
import type { LenientReviewer } from './leniency-plot.js';
import { contributionsOf, whyThisScoreDocument } from './ranking.js';

export interface WhyThisScoreProps {
  readonly id: string | null;
  readonly reviewers: readonly LenientReviewer[];
  readonly onClose: () => void;
}

/** One application's score in plain words, with the part of each review. */
export function WhyThisScore({ id, reviewers, onClose }: WhyThisScoreProps) {
  const t = useT();
  const locale = useLocale();
  const { data } = useReadWhen(id !== null, whyThisScoreDocument, { id: id ?? '' });
  const result = data?.scoreResult;
  const number = (value: number | null | undefined) => (typeof value === 'number' ? formatNumber(value, locale) : '–');
  const nameOf = (reviewerId: string) =>
    reviewers.find(({ reviewer }) => reviewer && rowIdOf(reviewer.id) === reviewerId)?.reviewer?.fullName ?? '';
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatNumber(value, locale)}`;
  return (
    <Sheet
      open={id !== null}
      onClose={onClose}
      place="side"
      title={result?.application?.startup?.name ?? result?.application?.number ?? t('assessment.why.title')}
    >
      {result && (
        <>
          <Text>
            {t('assessment.why.words', {
              calibrated: number(result.calibrated),
              low: number(result.low),
              high: number(result.high),
              raw: number(result.rawMean),
              rank: result.rank,
              rankLow: result.rankLow ?? result.rank,
              rankHigh: result.rankHigh ?? result.rank,
            })}
          </Text>
          {result.chance !== null && (
            <Text>{t('assessment.why.chance', { share: formatShare(result.chance, locale, 0) })}</Text>
          )}
          <Table>
            <Table.Caption>{t('assessment.why.parts')}</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('assessment.columns.reviewer')}</Table.Th>
                <Table.Th scope="col">{t('assessment.why.given')}</Table.Th>
                <Table.Th scope="col">{t('assessment.why.counted')}</Table.Th>
                <Table.Th scope="col">{t('assessment.why.effect')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {contributionsOf(result.contributions).map((part) => (
                <Table.Tr key={part.reviewerId}>
                  <Table.Th scope="row">{nameOf(part.reviewerId)}</Table.Th>
                  <Table.Td className="semai-number">{number(part.score)}</Table.Td>
                  <Table.Td className="semai-number">{number(part.adjusted)}</Table.Td>
                  <Table.Td className="semai-number">{signed(part.effect)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </Sheet>
  );
}
