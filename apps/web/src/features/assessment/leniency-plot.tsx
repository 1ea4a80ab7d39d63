import { formatNumber } from '#kernel';
import { ChartFrame } from '../../design/chart-frame.js';
import { IntervalChart } from '../../design/interval-chart.js';
import { useLocale, useT } from '../../i18n.js';

export interface LenientReviewer {
  readonly id: string;
  readonly reads: number;
  readonly leniency: number;
  readonly sd: number | null;
  readonly reviewer: { readonly id: string; readonly fullName: string } | null;
}

/** Factor from a standard deviation to half of a 90 % interval of a normal distribution. */
const halfOfNinety = 1.6449;

/** Who gives more than the average reviewer and who gives less, the most severe first. */
export function LeniencyPlot({ reviewers }: { readonly reviewers: readonly LenientReviewer[] }) {
  const t = useT();
  const locale = useLocale();
  const rows = reviewers.map(({ id, reads, leniency, sd, reviewer }) => ({
    id,
    label: `${reviewer?.fullName ?? ''} (${formatNumber(reads, locale)})`,
    centre: leniency,
    low: leniency - halfOfNinety * (sd ?? 0),
    high: leniency + halfOfNinety * (sd ?? 0),
    reads,
  }));
  const marks = { centre: t('assessment.leniency.centre'), cut: t('assessment.leniency.zero') };
  const few = reviewers.filter(({ reads }) => reads < 5).length;
  return (
    <ChartFrame
      title={t('assessment.leniency.finding')}
      subtitle={t('assessment.leniency.unit', { count: few })}
      fileName="reviewers"
      table={{
        head: [
          t('assessment.columns.reviewer'),
          t('assessment.columns.reads'),
          t('assessment.columns.leniency'),
          t('assessment.columns.sd'),
        ],
        rows: reviewers.map(({ reads, leniency, sd, reviewer }) => [
          reviewer?.fullName ?? '',
          reads,
          leniency,
          sd ?? '',
        ]),
      }}
    >
      <IntervalChart rows={rows} cut={0} axis={t('assessment.leniency.axis')} marks={marks} />
    </ChartFrame>
  );
}
