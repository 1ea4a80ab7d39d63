import { formatNumber, formatScore, formatShare } from '#kernel';
import { DataTable, useTableQuery, type Column } from '../../design/data-table.js';
import { EmptyState } from '../../design/states.js';
import { StatusBadge } from '../../design/status-badge.js';
import type { ColourName } from '../../design/tokens.js';
import { useRead } from '../../graphql/client.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { rankingPageDocument } from './ranking.js';

type Ranked = ReturnType<typeof useRanked>['nodes'][number];
type Band = Ranked['band'];

function useRanked(id: string, bySpread: boolean) {
  const query = useTableQuery();
  const { ranking } = useRead(rankingPageDocument, {
    id,
    first: query.first,
    after: query.after,
    orderBy: bySpread ? 'spread desc' : 'rank',
    filter: null,
  });
  return { ...ranking, query };
}

export const bandNames: Readonly<Record<Band, TextKey>> = {
  IN: 'assessment.bands.IN',
  CLOSE: 'assessment.bands.CLOSE',
  OUT: 'assessment.bands.OUT',
};
export const bandTones: Readonly<Record<Band, ColourName>> = { IN: 'brand', CLOSE: 'warn', OUT: 'grey' };

export interface RankingTableProps {
  readonly roundId: string;
  /** Those on which reviewers differ most come first. */
  readonly bySpread: boolean;
  readonly onOpen: (id: string) => void;
}

/** The ranking in numbers: raw and calibrated side by side. */
export function RankingTable({ roundId, bySpread, onOpen }: RankingTableProps) {
  const t = useT();
  const locale = useLocale();
  const { nodes, pageInfo, totalCount, query } = useRanked(roundId, bySpread);
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, locale));
  const score = (value: number | null) => (value === null ? '–' : formatScore(value, locale));
  const spread: Column<Ranked> = {
    id: 'spread',
    head: t('assessment.columns.spread'),
    numeric: true,
    cell: (row) => number(row.spread),
  };
  const columns: readonly Column<Ranked>[] = [
    {
      id: 'application',
      head: t('assessment.columns.application'),
      cell: (row) => (
        <button type="button" className="semai-link" onClick={() => onOpen(row.id)}>
          {row.application?.startup?.name ?? row.application?.number}
        </button>
      ),
    },
    ...(bySpread ? [spread] : []),
    { id: 'rank', head: t('assessment.columns.rank'), numeric: true, cell: (row) => number(row.rank) },
    {
      id: 'band',
      head: t('assessment.columns.band'),
      cell: (row) => <StatusBadge tone={bandTones[row.band]}>{t(bandNames[row.band])}</StatusBadge>,
    },
    {
      id: 'ranks',
      head: t('assessment.columns.ranks'),
      numeric: true,
      cell: (row) => (row.rankLow === null ? '–' : `${number(row.rankLow)}–${number(row.rankHigh)}`),
    },
    {
      id: 'calibrated',
      head: t('assessment.columns.calibrated'),
      numeric: true,
      cell: (row) => score(row.calibrated),
    },
    {
      id: 'interval',
      head: t('assessment.columns.interval'),
      numeric: true,
      cell: (row) => (row.low === null ? '–' : `${score(row.low)}–${score(row.high)}`),
    },
    { id: 'raw', head: t('assessment.columns.raw'), numeric: true, cell: (row) => score(row.rawMean) },
    { id: 'reads', head: t('assessment.columns.reads'), numeric: true, cell: (row) => row.reads },
    {
      id: 'chance',
      head: t('assessment.columns.chance'),
      numeric: true,
      cell: (row) => (row.chance === null ? '–' : formatShare(row.chance, locale, 0)),
    },
    ...(bySpread ? [] : [spread]),
  ];
  return (
    <DataTable
      tableId={bySpread ? 'spread' : 'ranking'}
      caption={t('assessment.ranking.caption')}
      columns={columns}
      rows={nodes}
      page={{ ...pageInfo, totalCount }}
      query={query}
      empty={<EmptyState why={t('assessment.ranking.empty', { count: 0 })} />}
    />
  );
}
