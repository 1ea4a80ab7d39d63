import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { formatNumber } from '#kernel';
import { useSeasonOfPage } from '../../app/scope.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useLive } from '../../graphql/live.js';
import { useRead } from '../../graphql/client.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { LeniencyPlot } from './leniency-plot.js';
import { RankingChart } from './ranking-chart.js';
import { RankingTable } from './ranking-table.js';
import { rankingHeadDocument, rankingPageDocument, roundChangedDocument, warningsOf } from './ranking.js';
import { WhyThisScore } from './why-this-score.js';
import classes from './assessment.module.css';

const views = ['chart', 'table', 'leniency', 'spread'] as const;
type View = (typeof views)[number];
const viewNames: Readonly<Record<View, TextKey>> = {
  chart: 'assessment.ranking.chart',
  table: 'assessment.ranking.table',
  leniency: 'assessment.ranking.leniency',
  spread: 'assessment.ranking.spread',
};

const warningWords: Readonly<Record<string, TextKey>> = {
  DISCONNECTED: 'assessment.warnings.DISCONNECTED',
  FLOOR_CEILING: 'assessment.warnings.FLOOR_CEILING',
  SINGLE_REVIEW_EACH: 'assessment.warnings.SINGLE_REVIEW_EACH',
  SINGLE_REVIEW_PER_REVIEWER: 'assessment.warnings.SINGLE_REVIEW_PER_REVIEWER',
  BOUNDARY_APPLICATION: 'assessment.warnings.BOUNDARY_APPLICATION',
  BOUNDARY_REVIEWER: 'assessment.warnings.BOUNDARY_REVIEWER',
  ONE_REVIEWER: 'assessment.warnings.ONE_REVIEWER',
  ALL_EQUAL: 'assessment.warnings.ALL_EQUAL',
};

/** `/app/rounds/:id/ranking`: where every application stands, how sure that is, and what follows from it. */
export function RankingPage() {
  const t = useT();
  const locale = useLocale();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const { reviewRound: round } = useRead(rankingHeadDocument, { id });
  useSeasonOfPage(round?.season?.id);
  const [openId, setOpenId] = useState<string | null>(null);
  useLive(roundChangedDocument, { id }, { refreshes: [rankingHeadDocument, rankingPageDocument] });
  if (!round) throw new Response(null, { status: 404 });
  const run = round.currentRun;
  const view = views.find((each) => each === search.get('view')) ?? 'chart';
  const zone = round.season?.programme?.zone;
  const count = (key: string) => run?.bands.find((band) => band.key === key)?.count ?? 0;
  return (
    <Page
      title={t('assessment.ranking.title', { round: round.name })}
      width="wide"
      crumbs={[
        { to: '/app/rounds', label: t('assessment.rounds.title') },
        { to: `/app/rounds/${round.id}`, label: round.name },
      ]}
      lead={
        run && (
          <>
            {t('assessment.ranking.lead', { in: count('IN'), close: count('CLOSE'), quota: round.quota })}{' '}
            <Moment at={run.createdAt} zone={zone} />
          </>
        )
      }
      actions={
        <Button component={Link} to={`/app/decisions/${round.id}`}>
          {t('assessment.decisions.open')}
        </Button>
      }
    >
      {run ? (
        <>
          {warningsOf(run.warnings).map(({ code, count: number }) =>
            warningWords[code] ? (
              <Text key={code} className={classes.warning} role="note">
                {t(warningWords[code], { count: number ?? 0 })}
              </Text>
            ) : null,
          )}
          <Group className={classes.tools}>
            <SegmentedControl
              aria-label={t('assessment.ranking.views')}
              value={view}
              data={views.map((value) => ({ value, label: t(viewNames[value]) }))}
              onChange={(value) => setSearch({ view: value }, { replace: true })}
            />
            <Text size="sm" c="dimmed">
              {t('assessment.ranking.run', {
                hash: run.inputsHash.slice(0, 8),
                reviews: formatNumber(run.reviews, locale),
              })}
            </Text>
          </Group>
          {view === 'chart' && <RankingChart roundId={round.id} cut={run.cut ?? undefined} onOpen={setOpenId} />}
          {(view === 'table' || view === 'spread') && (
            <RankingTable roundId={round.id} bySpread={view === 'spread'} onOpen={setOpenId} />
          )}
          {view === 'leniency' && <LeniencyPlot reviewers={run.reviewers} />}
          <WhyThisScore id={openId} reviewers={run.reviewers} onClose={() => setOpenId(null)} />
        </>
      ) : (
        <EmptyState why={t('assessment.ranking.empty', { count: round.reviewsSent })} />
      )}
    </Page>
  );
}
