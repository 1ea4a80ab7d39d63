import { Button, Group, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useSeasonOfPage } from '../../app/scope.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { EmptyState } from '../../design/states.js';
import { useIsDesktop } from '../../design/use-is-phone.js';
import { useLive } from '../../graphql/live.js';
import { notFound, useRead } from '../../graphql/client.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { useMay } from '../identity/may.js';
import { choiceFieldsOf } from './choice-fields.js';
import { LeniencyPlot } from './leniency-plot.js';
import { RankingChart } from './ranking-chart.js';
import { RankingTable } from './ranking-table.js';
import { MoreReads } from './more-reads.js';
import { rankingHeadDocument, rankingPageDocument, roundChangedDocument } from './ranking.js';
import { groupingOf } from './reviewer-groups.js';
import { RunLine } from './run-line.js';
import { ScoreRuns } from './score-runs.js';
import { ScoreWarnings } from './score-warnings.js';
import { rankingPartsDocument, scoreRunsDocument } from './scoring.js';
import { WhatIf } from './what-if.js';
import { WhyThisScore } from './why-this-score.js';
import classes from './assessment.module.css';

const views = ['chart', 'table', 'leniency', 'spread', 'trial', 'runs'] as const;
type View = (typeof views)[number];
const viewNames: Readonly<Record<View, TextKey>> = {
  chart: 'assessment.ranking.chart',
  table: 'assessment.ranking.table',
  leniency: 'assessment.ranking.leniency',
  spread: 'assessment.ranking.spread',
  trial: 'scoring.trial.tab',
  runs: 'scoring.runs.tab',
};

/** `/app/rounds/:id/ranking`: where every application stands, how sure that is, and what follows from it. */
export function RankingPage() {
  const t = useT();
  const locale = useLocale();
  const may = useMay();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const { reviewRound: round } = useRead(rankingHeadDocument, { id });
  useSeasonOfPage(round?.season?.id);
  const [asking, setAsking] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  useLive(
    roundChangedDocument,
    { id },
    { refreshes: [rankingHeadDocument, rankingPageDocument, rankingPartsDocument, scoreRunsDocument] },
  );
  if (!round || !may('score', 'ReviewRound', round)) throw notFound();
  const run = round.currentRun;
  const fields = choiceFieldsOf(round.choiceFields);
  const grouping = run ? groupingOf(run.model, fields, locale) : null;
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
          <ScoreWarnings warnings={run.warnings} />
          <RunLine roundId={round.id} run={run} grouping={grouping} />
          <Group className={classes.tools}>
            <ViewSwitch view={view} onView={(value) => setSearch({ view: value }, { replace: true })} />
            {round.state === 'OPEN' ? (
              <Button variant="default" onClick={() => setAsking(true)}>
                {t('scoring.more.open')}
              </Button>
            ) : (
              <Text size="sm" c="dimmed">
                {t('scoring.more.closed')}
              </Text>
            )}
          </Group>
          {view === 'chart' && (
            <RankingChart roundId={round.id} rubric={round.rubric} cut={run.cut ?? undefined} onOpen={setOpenId} />
          )}
          {(view === 'table' || view === 'spread') && (
            <RankingTable roundId={round.id} bySpread={view === 'spread'} onOpen={setOpenId} />
          )}
          {view === 'leniency' && <LeniencyPlot reviewers={run.reviewers} grouping={grouping} />}
          {view === 'trial' && <WhatIf key={run.id} roundId={round.id} onOpen={setOpenId} />}
          {view === 'runs' && <ScoreRuns key={run.id} roundId={round.id} zone={zone} />}
          <MoreReads roundId={round.id} fields={fields} open={asking} onClose={() => setAsking(false)} />
          <WhyThisScore
            id={openId}
            model={run.model}
            reviewers={run.reviewers}
            grouping={grouping}
            onClose={() => setOpenId(null)}
          />
        </>
      ) : (
        <EmptyState why={t('assessment.ranking.empty', { count: round.reviewsSent })} />
      )}
    </Page>
  );
}

interface ViewSwitchProps {
  readonly view: View;
  readonly onView: (view: string) => void;
}

/** Which view of the ranking is shown: side by side on a desktop, else in a list. */
function ViewSwitch({ view, onView }: ViewSwitchProps) {
  const t = useT();
  const isDesktop = useIsDesktop();
  const data = views.map((value) => ({ value, label: t(viewNames[value]) }));
  return !isDesktop ? (
    <NativeSelect
      aria-label={t('assessment.ranking.views')}
      value={view}
      data={data}
      onChange={({ currentTarget }) => onView(currentTarget.value)}
    />
  ) : (
    <SegmentedControl aria-label={t('assessment.ranking.views')} value={view} data={data} onChange={onView} />
  );
}
