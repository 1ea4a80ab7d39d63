import { Button, Group, Text, Title } from '@mantine/core';
import { formatNumber } from '#kernel';
import { JobCard } from '../../design/job-card.js';
import { Moment } from '../../design/moment.js';
import { StatusBadge } from '../../design/status-badge.js';
import { useRead, useWrite } from '../../graphql/client.js';
import { graphql } from '../../graphql/graphql.js';
import { useLive } from '../../graphql/live.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { jobsAboutDocument, cancelJobDocument, viewOfJob } from '../messaging/jobs-about.js';
import { rowIdOf } from '../identity/row-id.js';
import { applyAssignmentFixDocument } from './round-care.js';
import { roundDocument } from './round.js';
import classes from './assessment.module.css';

const jobChangedDocument = graphql(`
  subscription AssignmentJobChanged($id: ID!) {
    jobChanged(id: $id) {
      ids
    }
  }
`);

interface Rule {
  readonly kind?: string;
  readonly organisation?: string;
}

/** What a run of the solver came to, as far as a page needs it. */
interface Outcome {
  readonly kind?: string;
  readonly gap?: string;
  readonly pairs?: number;
  readonly seats?: number;
  readonly capacity?: number;
  /** Rules of who reads that were not met in time. */
  readonly unmet?: readonly Rule[];
  readonly infeasible?: {
    readonly rules?: readonly Rule[];
    readonly needed: number;
    readonly seats: number;
    readonly applications: readonly string[];
    readonly judges: readonly string[];
    readonly fixes: readonly { readonly kind: string; readonly by: number }[];
  } | null;
}

const isOutcome = (value: unknown): value is Outcome => typeof value === 'object' && value !== null;

const fixWords: Readonly<Record<string, TextKey>> = {
  raiseLoad: 'assessment.fixes.raiseLoad',
  lowerDemand: 'assessment.fixes.lowerDemand',
  lowerMinimum: 'assessment.fixes.lowerMinimum',
  liftConflict: 'assessment.fixes.liftConflict',
  addJudge: 'assessment.fixes.addJudge',
  unpin: 'assessment.fixes.unpin',
  relaxQuota: 'assessment.fixes.relaxQuota',
};

const kindWords: Readonly<Record<string, TextKey>> = {
  INDUSTRY: 'assessment.ruleKinds.INDUSTRY',
  INVESTOR: 'assessment.ruleKinds.INVESTOR',
  ACADEMIC: 'assessment.ruleKinds.ACADEMIC',
  GOVERNMENT: 'assessment.ruleKinds.GOVERNMENT',
  COMMUNITY: 'assessment.ruleKinds.COMMUNITY',
};

/** Ways out that need nobody else. */
const onePress = new Set(['raiseLoad', 'lowerDemand', 'relaxQuota']);

export interface AssignmentResultProps {
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
export function AssignmentResult({ run, commitments, mayFix }: AssignmentResultProps) {
  const t = useT();
  const locale = useLocale();
  const { jobs } = useRead(jobsAboutDocument, { subjectId: run.id });
  const cancel = useWrite(cancelJobDocument);
  const fixing = useWrite(applyAssignmentFixDocument, { refreshes: [roundDocument] });
  const job = jobs.nodes[0];
  useLive(
    jobChangedDocument,
    { id: job?.id ?? '' },
    { refreshes: [jobsAboutDocument, roundDocument], when: job !== undefined },
  );
  const outcome = isOutcome(run.outcome) ? run.outcome : {};
  const waiting = run.state === 'QUEUED' || run.state === 'RUNNING';
  const unmet = run.state === 'FAILED' ? (outcome.unmet ?? []) : [];
  const missed = {
    needed: 0,
    seats: 0,
    applications: [],
    judges: [],
    rules: unmet,
    fixes: [{ kind: 'relaxQuota', by: 1 }],
  };
  const cut = outcome.infeasible ?? (unmet.length > 0 ? missed : null);
  const rules = (cut?.rules ?? [])
    .map(({ kind, organisation = '' }) =>
      kind && kindWords[kind] ? t(kindWords[kind]) : t('assessment.rulePlace.same', { organisation }),
    )
    .join(', ');
  const names = (cut?.judges ?? [])
    .map((id) => commitments.find(({ reviewer }) => reviewer && rowIdOf(reviewer.id) === id)?.reviewer?.fullName ?? '')
    .join(', ');
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
              : t('assessment.assignment.gap', { gap: outcome.gap ?? '' })}
          </StatusBadge>
        </Group>
      )}
      {cut && (
        <div className={classes.warning} role="alert">
          <Text>
            {unmet.length > 0
              ? t('assessment.assignment.unmet', { rules })
              : rules !== ''
                ? t('assessment.assignment.rulesInfeasible', { applications: cut.applications.length })
                : t('assessment.assignment.infeasible', {
                    applications: cut.applications.length,
                    needed: cut.needed,
                    seats: cut.seats,
                    names,
                  })}
          </Text>
          {rules !== '' && unmet.length === 0 && <Text>{t('assessment.assignment.rules', { rules })}</Text>}
          <ul>
            {cut.fixes.map((fix) =>
              fixWords[fix.kind] ? (
                <li key={fix.kind}>
                  {t(fixWords[fix.kind]!, { by: fix.by })}{' '}
                  {mayFix && onePress.has(fix.kind) && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      loading={fixing.running}
                      aria-label={`${t('assessment.fixApply')}: ${t(fixWords[fix.kind]!, { by: fix.by })}`}
                      onClick={() => void fixing.run({ input: { runId: run.id, fix: fix.kind } })}
                    >
                      {t('assessment.fixApply')}
                    </Button>
                  )}
                </li>
              ) : null,
            )}
          </ul>
        </div>
      )}
    </section>
  );
}
