import { formatNumber } from '#kernel';
import { ChartFrame } from '../../design/chart-frame.js';
import { IntervalChart } from '../../design/interval-chart.js';
import { useLocale, useT } from '../../i18n.js';
import { halfOfNinety } from './interval.js';
import type { Grouping } from './reviewer-groups.js';

export interface LenientReviewer {
  readonly id: string;
  readonly reads: number;
  readonly leniency: number;
  readonly sd: number | null;
  /** What this reviewer mostly read, where the round groups reviewers. */
  readonly group: string | null;
  readonly reviewer: { readonly id: string; readonly fullName: string } | null;
}

interface Stands {
  readonly leniency: number;
  readonly sd: number | null;
}

const interval = ({ leniency, sd }: Stands) => ({
  centre: leniency,
  low: leniency - halfOfNinety * (sd ?? 0),
  high: leniency + halfOfNinety * (sd ?? 0),
});

export interface LeniencyPlotProps {
  readonly reviewers: readonly LenientReviewer[];
  readonly grouping: Grouping | null;
}

/** Who gives more than the average reviewer and who gives less, the most severe first; and so their groups. */
export function LeniencyPlot({ reviewers, grouping }: LeniencyPlotProps) {
  const t = useT();
  const locale = useLocale();
  const rows = reviewers.map(({ id, reads, leniency, sd, reviewer }) => ({
    id,
    label: `${reviewer?.fullName ?? ''} (${formatNumber(reads, locale)})`,
    ...interval({ leniency, sd }),
    reads,
  }));
  const marks = { centre: t('assessment.leniency.centre'), cut: t('assessment.leniency.zero') };
  const few = reviewers.filter(({ reads }) => reads < 5).length;
  return (
    <>
      {grouping?.differs && <GroupPlot grouping={grouping} />}
      <ChartFrame
        title={t('assessment.leniency.finding')}
        subtitle={t('assessment.leniency.unit', { count: few })}
        fileName="reviewers"
        table={{
          head: [
            t('assessment.columns.reviewer'),
            ...(grouping ? [grouping.name] : []),
            t('assessment.columns.reads'),
            t('assessment.columns.leniency'),
            t('assessment.columns.sd'),
          ],
          rows: reviewers.map(({ reads, leniency, sd, group, reviewer }) => [
            reviewer?.fullName ?? '',
            ...(grouping ? [group === null ? '' : grouping.nameOf(group)] : []),
            reads,
            leniency,
            sd ?? '',
          ]),
        }}
      >
        <IntervalChart rows={rows} cut={0} axis={t('assessment.leniency.axis')} marks={marks} />
      </ChartFrame>
    </>
  );
}

/** What reviewers of one group have in common, apart from what is their own. */
function GroupPlot({ grouping }: { readonly grouping: Grouping }) {
  const t = useT();
  const locale = useLocale();
  const { name, groups, nameOf } = grouping;
  const rows = groups.map((group) => ({
    id: group.id,
    label: `${nameOf(group.id)} (${formatNumber(group.reviewers, locale)})`,
    ...interval(group),
  }));
  const marks = { centre: t('scoring.groups.centre'), cut: t('assessment.leniency.zero') };
  return (
    <ChartFrame
      title={t('scoring.groups.finding', { field: name })}
      subtitle={t('scoring.groups.unit')}
      fileName="reviewer-groups"
      table={{
        head: [
          name,
          t('scoring.groups.reviewers'),
          t('assessment.columns.reads'),
          t('assessment.columns.leniency'),
          t('assessment.columns.sd'),
        ],
        rows: groups.map(({ id, reviewers, reviews, leniency, sd }) => [
          nameOf(id),
          reviewers,
          reviews,
          leniency,
          sd ?? '',
        ]),
      }}
    >
      <IntervalChart rows={rows} cut={0} axis={t('assessment.leniency.axis')} marks={marks} />
    </ChartFrame>
  );
}
