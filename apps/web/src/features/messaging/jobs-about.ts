import type { JobView } from '../../design/job-card.js';
import { graphql } from '../../graphql/graphql.js';

/** Jobs about one row, the newest first. */
export const jobsAboutDocument = graphql(`
  query JobsAbout($subjectId: String!) {
    jobs(first: 1, filter: { subjectId: $subjectId }) {
      nodes {
        id
        name
        state
        done
        total
        step
        error
        createdAt
        startedAt
        finishedAt
      }
    }
  }
`);

export const cancelJobDocument = graphql(`
  mutation CancelJob($input: JobInput!) {
    cancelJob(input: $input) {
      job {
        id
        state
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type JobState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'DEAD' | 'CANCELLED';

const standing: Readonly<Record<JobState, JobView['state']>> = {
  QUEUED: 'waiting',
  RUNNING: 'running',
  DONE: 'done',
  FAILED: 'waiting',
  DEAD: 'failed',
  CANCELLED: 'cancelled',
};

export interface ListedJob {
  readonly state: JobState;
  readonly done: number;
  readonly total: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** A job of the ledger as its card shows it. */
export const viewOfJob = ({ state, done, total, startedAt, finishedAt }: ListedJob): JobView => ({
  state: standing[state],
  done,
  total,
  startedAt,
  endedAt: finishedAt,
  progressAt: null,
});
