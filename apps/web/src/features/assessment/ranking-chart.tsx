import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '#kernel';
import { ChartFrame } from '../../design/chart-frame.js';
import { IntervalChart, type IntervalRow } from '../../design/interval-chart.js';
import { useRead } from '../../graphql/client.js';
import { useLocale, useT } from '../../i18n.js';
import { rankingPageDocument } from './ranking.js';

type Ranked = ReturnType<typeof useRanked>['ranking']['nodes'][number];

function useRanked(id: string, first: number, after: string | null) {
  return useRead(rankingPageDocument, { id, first, after, orderBy: 'rank', filter: null });
}

const rowOf = (one: Ranked): IntervalRow => ({
  id: one.id,
  label: `${one.rank}. ${one.application?.startup?.name ?? one.application?.number ?? ''}`,
  centre: one.calibrated ?? one.rawMean,
  low: one.low ?? one.calibrated ?? one.rawMean,
  high: one.high ?? one.calibrated ?? one.rawMean,
  raw: one.rawMean,
  reads: one.reads,
  chance: one.chance ?? undefined,
  close: one.band === 'CLOSE',
});

/** The band in which it is too close to call: from the lowest to the highest interval that crosses the cut. */
function bandOf(rows: readonly IntervalRow[]): readonly [number, number] | undefined {
  const close = rows.filter((row) => row.close);
  if (close.length === 0) return undefined;
  return [Math.min(...close.map(({ centre }) => centre)), Math.max(...close.map(({ centre }) => centre))];
}

export interface RankingChartProps {
  readonly roundId: string;
  /** The scale of the scores. */
  readonly rubric: { readonly lowest: number; readonly highest: number } | null;
  readonly cut: number | undefined;
  readonly onOpen: (id: string) => void;
}

/** The ranking as a picture, a hundred applications at a time. */
export function RankingChart({ roundId, rubric, cut, onOpen }: RankingChartProps) {
  const t = useT();
  const locale = useLocale();
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  const { ranking } = useRanked(roundId, 100, trail.at(-1) ?? null);
  const rows = ranking.nodes.map(rowOf);
  const close = rows.filter((row) => row.close).length;
  const scale = rubric ? `${rubric.lowest}–${rubric.highest}` : '';
  return (
    <ChartFrame
      title={t('assessment.ranking.finding', { count: close })}
      subtitle={t('assessment.ranking.unit', { scale, total: formatNumber(ranking.totalCount, locale) })}
      fileName={`ranking-${trail.length}`}
      table={{
        head: [
          t('assessment.columns.rank'),
          t('assessment.columns.application'),
          t('assessment.columns.calibrated'),
          t('assessment.columns.low'),
          t('assessment.columns.high'),
          t('assessment.columns.raw'),
          t('assessment.columns.reads'),
          t('assessment.columns.chance'),
        ],
        rows: ranking.nodes.map((one) => [
          one.rank,
          one.application?.startup?.name ?? one.application?.number ?? '',
          one.calibrated ?? '',
          one.low ?? '',
          one.high ?? '',
          one.rawMean,
          one.reads,
          one.chance ?? '',
        ]),
      }}
    >
      <IntervalChart
        rows={rows}
        cut={cut}
        band={bandOf(rows)}
        axis={t('assessment.ranking.axis', { scale })}
        onOpen={({ id }) => onOpen(id)}
      />
      <p>
        {trail.length > 1 && (
          <Button variant="default" onClick={() => setTrail(trail.slice(0, -1))}>
            {t('assessment.ranking.before')}
          </Button>
        )}{' '}
        {ranking.pageInfo.hasNextPage && (
          <Button variant="default" onClick={() => setTrail([...trail, ranking.pageInfo.endCursor])}>
            {t('assessment.ranking.after')}
          </Button>
        )}
      </p>
    </ChartFrame>
  );
}
