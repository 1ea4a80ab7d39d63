import { Button, Group, Text } from '@mantine/core';
import { formatNumber } from '#kernel';
import { JobCard } from '../../design/job-card.js';
import { showToast } from '../../design/toasts-store.js';
import { useReadWhen, useWrite } from '../../graphql/client.js';
import { graphql } from '../../graphql/graphql.js';
import { useLive } from '../../graphql/live.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { rowIdOf } from '../identity/row-id.js';
import { cancelJobDocument, jobsAboutDocument, viewOfJob } from '../messaging/jobs-about.js';
import type { Grouping } from './reviewer-groups.js';
import { requestScoresDocument } from './scoring.js';
import classes from './assessment.module.css';

const scoringJobChangedDocument = graphql(`
  subscription ScoringJobChanged($id: ID!) {
    jobChanged(id: $id) {
      ids
    }
  }
`);

const reasonWords: Readonly<Record<string, TextKey>> = {
  ASKED: 'scoring.level.ASKED',
  FEW_REVIEWS: 'scoring.level.FEW_REVIEWS',
  NO_BETTER: 'scoring.level.NO_BETTER',
  BETTER: 'scoring.level.BETTER',
  PREVIEW: 'scoring.level.PREVIEW',
  NOT_POSSIBLE: 'scoring.level.NOT_POSSIBLE',
};

interface Reason {
  readonly code: string;
  readonly perReviewer: number;
  /** Groups with two reviewers of their own. */
  readonly groups: number;
}

/** Why the model stands on its level, out of the run's record. */
function reasonOf(model: unknown): Reason | null {
  if (typeof model !== 'object' || model === null || !('levelReason' in model)) return null;
  const reason = model.levelReason;
  if (typeof reason !== 'object' || reason === null || !('code' in reason) || typeof reason.code !== 'string')
    return null;
  const perReviewer = 'reviewsPerReviewer' in reason ? Number(reason.reviewsPerReviewer) : 0;
  const groups = 'tracks' in reason ? Number(reason.tracks) : 0;
  return { code: reason.code, perReviewer, groups };
}

export interface RunLineProps {
  readonly roundId: string;
  readonly run: {
    readonly inputsHash: string;
    readonly engineVersion: string;
    readonly reviews: number;
    readonly level: number;
    readonly model: unknown;
    readonly isPreview: boolean;
  };
  readonly grouping: Grouping | null;
}

/** Which run the page shows and how it came about; while a new one is computed, how far it is. */
export function RunLine({ roundId, run, grouping }: RunLineProps) {
  const t = useT();
  const locale = useLocale();
  const reason = reasonOf(run.model);
  const words = reason && reasonWords[reason.code];
  return (
    <div className={classes.runLine}>
      {run.isPreview && (
        <Text className={classes.warning} role="note">
          {t('scoring.preview')}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('assessment.ranking.run', {
          hash: run.inputsHash.slice(0, 8),
          reviews: formatNumber(run.reviews, locale),
        })}{' '}
        · {t('scoring.level.shown', { level: run.level, engine: run.engineVersion })}{' '}
        {words && t(words, { per: formatNumber(reason.perReviewer, locale) })}{' '}
        {grouping &&
          t(groupingWords(grouping), {
            field: grouping.name,
            count: grouping.groups.length > 0 ? grouping.groups.length : (reason?.groups ?? 0),
          })}
      </Text>
      <ScoringJob roundId={roundId} />
    </div>
  );
}

/** What became of the groups of reviewers: too few, alike, or corrected for. */
function groupingWords({ groups, differs }: Grouping): TextKey {
  if (groups.length === 0) return 'scoring.groups.few';
  return differs ? 'scoring.groups.used' : 'scoring.groups.alike';
}

/** A job is ordered a little after it was asked for, and nobody tells of one that is not known yet: looked for then. */
const jobMayBeThereMs = [1_000, 2_500, 5_000, 8_000];

/** The newest scoring of the round as a card while it runs, and the button that asks for one. */
function ScoringJob({ roundId }: { readonly roundId: string }) {
  const t = useT();
  const { data, again: lookAgain } = useReadWhen(true, jobsAboutDocument, { subjectId: rowIdOf(roundId) });
  const cancel = useWrite(cancelJobDocument);
  const request = useWrite(requestScoresDocument, { refreshes: [jobsAboutDocument] });
  const job = data?.jobs.nodes.find(({ name }) => name === 'score-round');
  useLive(
    scoringJobChangedDocument,
    { id: job?.id ?? '' },
    { refreshes: [jobsAboutDocument], when: job !== undefined },
  );
  const again = async () => {
    const result = await request.run({ input: { roundId } });
    if (result.ok) for (const ms of jobMayBeThereMs) setTimeout(lookAgain, ms);
    showToast(result.ok ? t('scoring.asked') : (result.userErrors[0]?.message ?? t('assessment.decisions.failed')));
  };
  const busy = job?.state === 'RUNNING' || job?.state === 'QUEUED';
  // The button stays while the card shows, so that whoever pressed it by keyboard keeps their place.
  return (
    <>
      {busy && (
        <JobCard
          title={t('scoring.job')}
          job={viewOfJob(job)}
          onCancel={() => void cancel.run({ input: { jobId: job.id } })}
        />
      )}
      <RankingTools roundId={roundId} busy={busy || request.running} onAgain={() => void again()} />
    </>
  );
}

interface RankingToolsProps {
  readonly roundId: string;
  readonly busy: boolean;
  readonly onAgain: () => void;
}

function RankingTools({ roundId, busy, onAgain }: RankingToolsProps) {
  const t = useT();
  return (
    <Group>
      <Button variant="default" size="xs" aria-disabled={busy} onClick={() => !busy && onAgain()}>
        {t('scoring.again')}
      </Button>
      {(['csv', 'xlsx'] as const).map((kind) => (
        <Button
          key={kind}
          component="a"
          variant="default"
          size="xs"
          href={`/files/rounds/${roundId}/ranking.${kind}`}
          download
        >
          {t(kind === 'csv' ? 'scoring.export.csv' : 'scoring.export.xlsx')}
        </Button>
      ))}
    </Group>
  );
}
