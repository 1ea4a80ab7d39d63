import { Group, Text, Title } from '@mantine/core';
import { formatNumber } from '#kernel';
import { JobCard } from '../../design/job-card.js';
import { Moment } from '../../design/moment.js';
import { StatusBadge } from '../../design/status-badge.js';
import { useRead, useWrite } from '../../graphql/client.js';
import { graphql } from '../../graphql/graphql.js';
import { useLive } from '../../graphql/live.js';
import { useLocale, useT } from '../../i18n.js';
import { jobsAboutDocument, cancelJobDocument, viewOfJob } from '../messaging/jobs-about.js';
import { rowIdOf } from '../identity/row-id.js';
import { isReviewerKind, kindWords } from './reviewer-kinds.js';
import { roundDocument } from './round.js';
import { WaysOutList, type WaysOutListProps } from './ways-out-list.js';
import type { BlockingRule, WayOut } from './ways-out.js';
import classes from './assessment.module.css';

const jobChangedDocument = graphql(`
  subscription AssignmentJobChanged($id: ID!) {
    jobChanged(id: $id) {
      ids
    }
  }
`);

/** What a run of the solver came to, as far as a page needs it. */
interface Outcome {
  readonly kind?: string;
  readonly gap?: string;
  readonly pairs?: number;
  readonly seats?: number;
  readonly capacity?: number;
  /** Rules of who reads that were not met in time. */
  readonly unmet?: readonly BlockingRule[];
  readonly infeasible?: FoundCut | null;
}

interface FoundCut {
  /** False where time did not allow to show that this is the smallest group. */
  readonly minimal?: boolean;
  /** Pairs that would ease it, were they not left out for want of a language in common. */
  readonly withoutLanguage?: number;
  readonly rules?: readonly BlockingRule[];
  readonly side: string;
  readonly needed: number;
  readonly seats: number;
  readonly applications: readonly string[];
  readonly judges: readonly string[];
  readonly fixes: readonly WayOut[];
}

const isOutcome = (value: unknown): value is Outcome => typeof value === 'object' && value !== null;

/** A gap of the solver in points: a perfect pair is 100. */
const pointsOf = (gap: string | undefined): number => Math.ceil(Number(gap ?? 0) / 1_000) / 10;

export interface AssignmentResultProps {
  readonly round: WaysOutListProps['round'];
  readonly run: {
    readonly id: string;
    readonly state: string;
    readonly outcome: unknown;
    readonly createdAt: string;
    readonly finishedAt: string | null;
  };
  readonly mayFix: boolean;
  readonly commitments: readonly { readonly reviewer: { readonly id: string; readonly fullName: string } | null }[];
}

/** The newest computation of who reads what: while it runs a job card, then its proof, or why there is none. */
export function AssignmentResult({ round, run, commitments, mayFix }: AssignmentResultProps) {
  const t = useT();
  const locale = useLocale();
  const { jobs } = useRead(jobsAboutDocument, { subjectId: run.id });
  const cancel = useWrite(cancelJobDocument);
  const job = jobs.nodes[0];
  useLive(
    jobChangedDocument,
    { id: job?.id ?? '' },
    { refreshes: [jobsAboutDocument, roundDocument], when: job !== undefined },
  );
  const outcome = isOutcome(run.outcome) ? run.outcome : {};
  const waiting = run.state === 'QUEUED' || run.state === 'RUNNING';
  const unmet = run.state === 'FAILED' ? (outcome.unmet ?? []) : [];
  const cut = outcome.infeasible ?? (unmet.length > 0 ? { ...nothingFound, rules: unmet } : null);
  return (
    <section>
      <Title order={2} size="h3">
        {t('assessment.assignment.title')}
      </Title>
      {waiting && job && (
        <JobCard
          title={t('assessment.assignment.job')}
          job={viewOfJob(job)}
          onCancel={() => void cancel.run({ input: { jobId: job.id } })}
        />
      )}
      {waiting && !job && <Text>{t('assessment.assignment.waiting')}</Text>}
      {run.state === 'DONE' && outcome.kind === 'MORE_READS' && (
        <Text>
          {t('scoring.more.done', { count: outcome.pairs ?? 0 })} {run.finishedAt && <Moment at={run.finishedAt} />}
        </Text>
      )}
      {run.state === 'DONE' && outcome.kind !== 'MORE_READS' && (
        <Group>
          <Text>
            {t('assessment.assignment.done', {
              pairs: formatNumber(outcome.pairs ?? 0, locale),
              seats: formatNumber(outcome.seats ?? 0, locale),
            })}{' '}
            {run.finishedAt && <Moment at={run.finishedAt} />}
          </Text>
          <StatusBadge tone={outcome.gap === '0' ? 'brand' : 'warn'}>
            {outcome.gap === '0'
              ? t('assessment.assignment.proven')
              : t('assessment.assignment.gap', { gap: formatNumber(pointsOf(outcome.gap), locale) })}
          </StatusBadge>
        </Group>
      )}
      {run.state === 'FAILED' && !cut && <Text role="alert">{t('assessment.assignment.failed')}</Text>}
      {run.state === 'CANCELLED' && <Text role="alert">{t('assessment.assignment.cancelled')}</Text>}
      {cut && (
        <div className={classes.warning}>
          <CutInWords cut={cut} isProven={unmet.length === 0} commitments={commitments} />
          {(cut.withoutLanguage ?? 0) > 0 && (
            <Text>{t('assessment.assignment.withoutLanguage', { count: cut.withoutLanguage ?? 0 })}</Text>
          )}
          <WaysOutList round={round} runId={run.id} ways={cut.fixes} rules={cut.rules ?? []} mayFix={mayFix} />
        </div>
      )}
    </section>
  );
}

/** What is known where the time ran out before the rules were met: nothing but which they are. */
const nothingFound: FoundCut = {
  side: 'applications',
  needed: 0,
  seats: 0,
  applications: [],
  judges: [],
  fixes: [{ kind: 'relaxQuota', by: 1 }],
};

/** So many names are told; of the others only the number. */
const namesTold = 6;

interface CutInWordsProps extends Pick<AssignmentResultProps, 'commitments'> {
  readonly cut: FoundCut;
  /** False where the time ran out before anything was proven. */
  readonly isProven: boolean;
}

function CutInWords({ cut, isProven, commitments }: CutInWordsProps) {
  const t = useT();
  const { needed, seats, side } = cut;
  const applications = cut.applications.length;
  const rules = (cut.rules ?? [])
    .map(({ kind, organisation = '' }) =>
      isReviewerKind(kind) ? t(kindWords[kind]) : t('assessment.rulePlace.same', { organisation }),
    )
    .join(', ');
  if (!isProven) return <Text role="alert">{t('assessment.assignment.unmet', { rules })}</Text>;
  const all = namesOf(cut, commitments);
  const told = all.slice(0, namesTold).join(', ');
  const more = all.length - namesTold;
  const names = more > 0 ? t('assessment.assignment.andMore', { names: told, count: more }) : told;
  if (rules !== '') {
    const short = side === 'applications' && all.length > 0;
    return (
      <Text role="alert">
        {short
          ? t('assessment.assignment.rulesShort', { applications, needed, seats, names })
          : t('assessment.assignment.rulesInfeasible', { count: applications })}{' '}
        {t('assessment.assignment.rules', { rules })}
        {cut.minimal === false && ` ${t('assessment.assignment.notSmallest')}`}
      </Text>
    );
  }
  return (
    <Text role="alert">
      {side === 'judges'
        ? t('assessment.assignment.infeasibleMinimum', { names, needed, seats })
        : all.length === 0
          ? t('assessment.assignment.tooFew', { applications, needed, seats })
          : t('assessment.assignment.infeasible', { applications, needed, seats, names })}
    </Text>
  );
}

function namesOf({ judges }: FoundCut, commitments: AssignmentResultProps['commitments']): string[] {
  const known = new Map(
    commitments.flatMap(({ reviewer }) => (reviewer ? [[rowIdOf(reviewer.id), reviewer.fullName] as const] : [])),
  );
  return judges.flatMap((id) => known.get(id) ?? []);
}
