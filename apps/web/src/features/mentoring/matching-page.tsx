import { Anchor, Button, Group, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import { formatNumber, formatShare } from '#kernel';
import { useSeasonOfPage } from '../../app/scope.js';
import { JobCard } from '../../design/job-card.js';
import { Moment } from '../../design/moment.js';
import { Page } from '../../design/page.js';
import { StatusBadge } from '../../design/status-badge.js';
import { showToast } from '../../design/toasts-store.js';
import { useIsPhone } from '../../design/use-is-phone.js';
import { useReadWhen, useRead, useWrite } from '../../graphql/client.js';
import { useLive } from '../../graphql/live.js';
import { useLocale, useT } from '../../i18n.js';
import { useMay } from '../identity/may.js';
import { cancelJobDocument, jobsAboutDocument, viewOfJob } from '../messaging/jobs-about.js';
import { MatchLinks } from './match-links.js';
import { MatchList } from './match-list.js';
import { MatchMatrix } from './match-matrix.js';
import { MatchTable } from './match-table.js';
import {
  cohortChangedDocument,
  matchingDocument,
  matchJobChangedDocument,
  pointsOf,
  publishMatchingDocument,
  requestMatchingDocument,
  runOutcome,
  setMatchWishDocument,
  wholeAffinity,
} from './matching.js';
import { BarredPairs, NoRun, runEnds } from './match-run-notes.js';
import { PairSheet, type PairSheetProps } from './pair-sheet.js';
import { keepModeNames, RunChanges, RunHistory } from './run-changes.js';
import classes from './mentoring.module.css';

const CohortWeights = lazy(() => import('./cohort-weights.js').then((module) => ({ default: module.CohortWeights })));

const ChoicesOverview = lazy(() =>
  import('./choices-overview.js').then((module) => ({ default: module.ChoicesOverview })),
);

const keepModes = ['free', 'soft', 'strict'] as const;
type KeepMode = (typeof keepModes)[number];

/** `/app/cohorts/:id/matching`: mentor pairs as a proposal with its proof, until it is published. */
export function MatchingPage() {
  const t = useT();
  const locale = useLocale();
  const may = useMay();
  const { id = '' } = useParams();
  const isPhone = useIsPhone();
  const [search, setSearch] = useSearchParams();
  const read = useRead(matchingDocument, { id });
  useSeasonOfPage(read.cohort?.season?.id);
  const request = useWrite(requestMatchingDocument, { refreshes: [matchingDocument] });
  const publish = useWrite(publishMatchingDocument, { refreshes: [matchingDocument] });
  const wish = useWrite(setMatchWishDocument, { refreshes: [matchingDocument] });
  const cancel = useWrite(cancelJobDocument);
  const [each, setEach] = useState('1');
  const [keep, setKeep] = useState<KeepMode>('soft');
  const [opened, setOpened] = useState<PairSheetProps['pair']>(null);
  const [weighing, setWeighing] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  useLive(cohortChangedDocument, { id }, { refreshes: [matchingDocument, jobsAboutDocument] });
  const run = read.matchRuns[0];
  const waiting = run?.state === 'QUEUED' || run?.state === 'RUNNING';
  const { data: about } = useReadWhen(waiting, jobsAboutDocument, { subjectId: run?.id ?? '' });
  const job = about?.jobs.nodes[0];
  useLive(
    matchJobChangedDocument,
    { id: job?.id ?? '' },
    { refreshes: [jobsAboutDocument, matchingDocument], when: waiting && job !== undefined },
  );
  if (!read.cohort) throw new Response(null, { status: 404 });
  const cohort = read.cohort;
  // An address that names the cohort in another way leads to its own.
  if (cohort.id !== id) return <Navigate replace to={`/app/cohorts/${cohort.id}/matching`} />;
  const outcome = runOutcome(run?.outcome);
  const directs = may('match', 'Cohort');
  const does = async (work: Promise<{ ok: boolean; userErrors?: readonly { message: string }[] }>) => {
    const result = await work;
    setRefusal(result.ok ? null : (result.userErrors?.[0]?.message ?? t('mentoring.failed')));
    return result.ok;
  };
  const setWish = async (
    startupId: string,
    mentorId: string,
    kind: 'PIN' | 'FORBID' | null,
    before: 'PIN' | 'FORBID' | null,
  ) => {
    if (!(await does(wish.run({ input: { cohortId: cohort.id, startupId, mentorId, kind } })))) return;
    showToast(
      t('mentoring.wishSet'),
      () => void wish.run({ input: { cohortId: cohort.id, startupId, mentorId, kind: before } }),
    );
  };
  const wanted = search.get('view');
  // A matrix does not fit a phone; the list says the same.
  const view = wanted === 'links' || (wanted === 'matrix' && !isPhone) ? wanted : 'table';
  // Pairs that stand already count beside those of the newest proposal.
  const standing = read.enrolments.flatMap(({ startup }) => startup?.matches ?? []);
  const proposed = (run?.matches ?? []).filter(({ state }) => state === 'PROPOSED');
  const pairs = [...standing, ...proposed].map((pair) => ({ ...pair, affinity: pair.affinity ?? 0 }));
  const held = pairs.filter(({ state }) => state === 'ACTIVE' || state === 'OFFERED' || state === 'PROPOSED');
  const covered = new Set(held.map(({ startup }) => startup?.id)).size;
  const shared = {
    startups: read.enrolments,
    mentors: read.mentors,
    wishes: read.matchWishes,
    pairs,
    onWish: directs ? setWish : undefined,
    onOpen: (startupId: string, mentorId: string) => setOpened({ startupId, mentorId }),
  };
  return (
    <Page
      title={t('mentoring.matching.title', { cohort: cohort.name })}
      width="wide"
      crumbs={[{ to: `/app/cohorts/${cohort.id}/board`, label: cohort.name }]}
      lead={t('mentoring.matching.lead', { startups: read.enrolments.length, mentors: read.mentors.length })}
      actions={
        directs && (
          <Group align="end">
            <NativeSelect
              label={t('mentoring.matching.each')}
              value={each}
              data={['1', '2', '3']}
              onChange={({ currentTarget: { value } }) => setEach(value)}
            />
            {standing.length > 0 && (
              <NativeSelect
                label={t('mentoring.keep.label')}
                value={keep}
                data={keepModes.map((mode) => ({ value: mode, label: t(keepModeNames[mode]!) }))}
                onChange={({ currentTarget: { value } }) => setKeep(keepModes.find((mode) => mode === value) ?? 'soft')}
              />
            )}
            <Button
              variant={run ? 'default' : 'filled'}
              loading={request.running}
              disabled={waiting || read.enrolments.length === 0 || read.mentors.length === 0}
              onClick={() =>
                void does(
                  request.run({ input: { cohortId: cohort.id, mentorsPerStartup: Number(each), keepMode: keep } }),
                )
              }
            >
              {t('mentoring.matching.run')}
            </Button>
            {run?.state === 'DONE' && run.publishedAt === null && (
              <Button loading={publish.running} onClick={() => void does(publish.run({ input: { runId: run.id } }))}>
                {t('mentoring.matching.publish')}
              </Button>
            )}
          </Group>
        )
      }
    >
      <Group mb="sm">
        {cohort.season && may('read', 'Conflict') && (
          <Anchor component={Link} to={`/app/seasons/${cohort.season.slug}/conflicts`}>
            {t('matching.conflicts.link')}
          </Anchor>
        )}
        <Anchor component={Link} to={`/app/cohorts/${cohort.id}/office-hours`}>
          {t('mentoring.matching.officeHours')}
        </Anchor>
        {directs && (
          <Button size="compact-sm" variant="default" onClick={() => setWeighing(true)}>
            {t('matching.weights.title')}
          </Button>
        )}
      </Group>
      {weighing && (
        <Suspense fallback={null}>
          <CohortWeights cohortId={cohort.id} view={shared} onClose={() => setWeighing(false)} />
        </Suspense>
      )}
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      {waiting && job && (
        <JobCard
          title={t('mentoring.matching.job')}
          job={viewOfJob(job)}
          onCancel={() => void cancel.run({ input: { jobId: job.id } })}
        />
      )}
      {waiting && !job && <Text>{t('mentoring.matching.waiting')}</Text>}
      {run?.state === 'DONE' && (
        <Group className={classes.outcome}>
          <StatusBadge tone={outcome.gap === '0' ? 'brand' : 'warn'}>
            {outcome.gap === '0'
              ? t('mentoring.matching.proven')
              : t('mentoring.matching.gap', { gap: formatNumber(pointsOf(outcome.gap), locale) })}
          </StatusBadge>
          <Text>
            {t('mentoring.matching.coverage', { covered, startups: read.enrolments.length })}
            {typeof outcome.worstPair === 'number' &&
              ` · ${t('mentoring.matching.worst', { share: formatShare(outcome.worstPair / wholeAffinity, locale, 0) })}`}
          </Text>
          <Text c="dimmed">
            {run.publishedAt ? (
              <>
                {t('mentoring.matching.published')} <Moment at={run.publishedAt} />
              </>
            ) : (
              t('mentoring.matching.proposal')
            )}
          </Text>
        </Group>
      )}
      {run?.state === 'DONE' && <BarredPairs barred={outcome.barred} />}
      {run && runEnds[run.state] && <Text role="alert">{t(runEnds[run.state]!)}</Text>}
      {run ? (
        <>
          <SegmentedControl
            className={classes.views}
            aria-label={t('mentoring.matching.views')}
            value={view}
            data={[
              { value: 'table', label: t(isPhone ? 'mentoring.matching.list' : 'mentoring.matching.table') },
              { value: 'links', label: t('mentoring.matching.links') },
              ...(isPhone ? [] : [{ value: 'matrix', label: t('mentoring.matching.matrix') }]),
            ]}
            onChange={(value) => setSearch({ view: value }, { replace: true })}
          />
          {view === 'matrix' && <MatchMatrix {...shared} />}
          {view === 'links' && <MatchLinks {...shared} />}
          {view === 'table' && (isPhone ? <MatchList {...shared} /> : <MatchTable {...shared} />)}
          {run.state === 'DONE' && run.publishedAt === null && <RunChanges outcome={outcome} view={shared} />}
          <Suspense fallback={null}>
            <ChoicesOverview cohortId={cohort.id} view={shared} />
          </Suspense>
          <RunHistory runs={read.matchRuns} />
          <PairSheet view={shared} cohortId={cohort.id} pair={opened} onClose={() => setOpened(null)} />
        </>
      ) : (
        <NoRun cohortId={cohort.id} startups={read.enrolments.length} mentors={read.mentors.length} />
      )}
    </Page>
  );
}
