import { Alert, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { formatNumber } from '#kernel';
import { JobCard } from '../../../design/job-card.js';
import { Moment } from '../../../design/moment.js';
import { EmptyState } from '../../../design/states.js';
import { StatusBadge } from '../../../design/status-badge.js';
import { showToast } from '../../../design/toasts-store.js';
import { useIsPhone } from '../../../design/use-is-phone.js';
import { useRead, useReadWhen, useWrite } from '../../../graphql/client.js';
import { useLocale, useT } from '../../../i18n.js';
import { cancelJobDocument, jobsAboutDocument, viewOfJob } from '../../messaging/jobs-about.js';
import { MeetingsTable } from './meetings-table.js';
import { OfficeGrid } from './office-grid.js';
import {
  officeHourRoundDocument,
  outcomeOf,
  publishAllotmentDocument,
  requestAllotmentDocument,
  type Outcome,
  type Round,
} from './office-hours.js';
import { placedIn } from './placed.js';
import { UnmetWishes } from './unmet-wishes.js';
import { RoundDays } from './round-days.js';
import classes from './office-hours.module.css';

const RoundSheet = lazy(() => import('./round-sheet.js').then((module) => ({ default: module.RoundSheet })));
const OfferSheet = lazy(() => import('./offer-sheet.js').then((module) => ({ default: module.OfferSheet })));

export interface RoundDeskProps {
  readonly id: string;
  readonly cohortId: string;
  readonly directs: boolean;
}

/** One round: supply and demand, the proposal with its proof, the timetable as grid and list, what stays open and why. */
export function RoundDesk({ id, cohortId, directs }: RoundDeskProps) {
  const t = useT();
  const isPhone = useIsPhone();
  const [view, setView] = useState('grid');
  const [sheet, setSheet] = useState<'change' | 'offer' | null>(null);
  const { officeHourRound: round, mentors } = useRead(officeHourRoundDocument, { id, cohortId });
  if (!round) return <EmptyState why={t('mentoring.office.desk.gone')} />;
  const run = round.state === 'PUBLISHED' ? round.runs.find(({ publishedAt }) => publishedAt) : round.runs[0];
  const outcome = outcomeOf(run?.state === 'DONE' ? run.outcome : null);
  const placed = placedIn(round, outcome);
  return (
    <div className={classes.stack}>
      <RoundFacts round={round} />
      <Group>
        <Button size="compact-sm" variant="default" onClick={() => setSheet('offer')}>
          {t('mentoring.office.desk.offerFor')}
        </Button>
        {directs && round.state === 'OPEN' && (
          <Button size="compact-sm" variant="default" onClick={() => setSheet('change')}>
            {t('mentoring.office.desk.change')}
          </Button>
        )}
      </Group>
      <Suspense fallback={null}>
        {sheet === 'change' && <RoundSheet cohortId={cohortId} round={round} onClose={() => setSheet(null)} />}
        {sheet === 'offer' && <OfferSheet round={round} mentors={mentors} onClose={() => setSheet(null)} />}
      </Suspense>
      <Allotment round={round} directs={directs} />
      {run?.state === 'DONE' && <Result outcome={outcome} published={round.publishedAt} />}
      {round.slots.length === 0 ? (
        <EmptyState why={t('mentoring.office.desk.noSlots')} />
      ) : (
        <>
          {!isPhone && (
            <SegmentedControl
              className={classes.views}
              aria-label={t('mentoring.office.desk.views')}
              value={view}
              data={[
                { value: 'grid', label: t('mentoring.office.desk.grid') },
                { value: 'list', label: t('mentoring.office.desk.list') },
              ]}
              onChange={setView}
            />
          )}
          {view === 'grid' && !isPhone ? (
            <OfficeGrid round={round} placed={placed} />
          ) : (
            <MeetingsTable round={round} placed={placed} />
          )}
        </>
      )}
      {(outcome.unmet?.length ?? 0) > 0 && <UnmetWishes round={round} outcome={outcome} mentors={mentors} />}
    </div>
  );
}

function RoundFacts({ round }: { readonly round: Round }) {
  const t = useT();
  const locale = useLocale();
  const places = round.slots.reduce((sum, { capacity }) => sum + capacity, 0);
  const wanted = round.requests.reduce((sum, { want, wishes }) => sum + Math.min(want, wishes.length), 0);
  const figures = [
    [t('mentoring.office.desk.offering'), new Set(round.slots.map(({ mentor }) => mentor?.id)).size],
    [t('mentoring.office.desk.places'), places],
    [t('mentoring.office.desk.asking'), round.requests.filter(({ want }) => want > 0).length],
    [t('mentoring.office.desk.wanted'), wanted],
  ] as const;
  return (
    <>
      <Group>
        <StatusBadge tone={round.state === 'OPEN' ? 'info' : 'brand'}>
          {t(round.state === 'OPEN' ? 'mentoring.office.states.OPEN' : 'mentoring.office.states.PUBLISHED')}
        </StatusBadge>
        <Text>
          <RoundDays round={round} />
          {' · '}
          {t('mentoring.office.desk.closes')} <Moment at={round.wishesCloseAt} zone={round.zone} />
        </Text>
      </Group>
      <dl className={classes.figures}>
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(count, locale)}</dd>
          </div>
        ))}
      </dl>
      {round.state === 'OPEN' && (wanted > places || places < round.leastPlaces) && (
        <Alert color="warn" title={t('mentoring.office.desk.short', { wanted, places })}>
          {t('mentoring.office.desk.shortWhy')}{' '}
          {places < round.leastPlaces && t('mentoring.office.desk.leastWhy', { least: round.leastPlaces })}
        </Alert>
      )}
    </>
  );
}

/** Asking for a timetable, following the job, publishing it. */
function Allotment({ round, directs }: { readonly round: Round; readonly directs: boolean }) {
  const t = useT();
  const run = round.runs[0];
  const refreshes = [officeHourRoundDocument];
  const request = useWrite(requestAllotmentDocument, { refreshes });
  const publish = useWrite(publishAllotmentDocument, { refreshes });
  const cancel = useWrite(cancelJobDocument, { refreshes: [jobsAboutDocument] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const queued = run?.state === 'QUEUED' || run?.state === 'RUNNING';
  const { data: about } = useReadWhen(queued, jobsAboutDocument, { subjectId: run?.id ?? '' });
  const job = queued ? about?.jobs.nodes[0] : undefined;
  const waiting = queued && job?.state !== 'CANCELLED' && job?.state !== 'DEAD';
  const told = (result: { readonly ok: boolean; readonly userErrors?: readonly { readonly message: string }[] }) => {
    setRefusal(result.ok ? null : (result.userErrors?.[0]?.message ?? t('mentoring.failed')));
    return result.ok;
  };
  const askForPublishing = async (runId: string) => {
    if (told(await publish.run({ input: { runId } }))) showToast(t('mentoring.office.desk.publishedNow'));
  };
  return (
    <>
      {refusal && (
        <Text c="danger" role="alert">
          {refusal}
        </Text>
      )}
      {job && (
        <JobCard
          title={t('mentoring.office.desk.job')}
          job={viewOfJob(job)}
          onCancel={waiting ? () => void cancel.run({ input: { jobId: job.id } }) : undefined}
        />
      )}
      {waiting && !job && <Text>{t('mentoring.office.desk.waiting')}</Text>}
      {directs && round.state === 'OPEN' && (
        <Group>
          <Button
            variant={run?.state === 'DONE' ? 'default' : 'filled'}
            loading={request.running}
            disabled={waiting}
            onClick={() => void request.run({ input: { roundId: round.id } }).then(told)}
          >
            {t('mentoring.office.desk.compute')}
          </Button>
          {run?.state === 'DONE' && (
            <Button loading={publish.running} onClick={() => void askForPublishing(run.id)}>
              {t('mentoring.office.desk.publish')}
            </Button>
          )}
        </Group>
      )}
    </>
  );
}

function Result({ outcome, published }: { readonly outcome: Outcome; readonly published: string | null }) {
  const t = useT();
  const locale = useLocale();
  const { objective = 0, bound = 0, served = 0, startups = 0, proposed = [] } = outcome;
  const gap = bound - objective;
  return (
    <Group>
      <StatusBadge tone={gap === 0 ? 'brand' : 'warn'}>
        {gap === 0
          ? t('mentoring.matching.proven')
          : t('mentoring.office.desk.gap', { gap: formatNumber((100 * gap) / Math.max(bound, 1), locale, 2) })}
      </StatusBadge>
      <Text>
        {t('mentoring.office.desk.result', { served, startups, meetings: proposed.length })}{' '}
        {t('mentoring.office.desk.objective', { objective: formatNumber(objective, locale, 0) })}
      </Text>
      <Text c="dimmed">
        {published ? (
          <>
            {t('mentoring.matching.published')} <Moment at={published} />
          </>
        ) : (
          t('mentoring.matching.proposal')
        )}
      </Text>
    </Group>
  );
}
