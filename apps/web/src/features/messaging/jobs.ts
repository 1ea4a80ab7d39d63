import { graphql, type ResultOf } from '../../graphql/client.js';
import type { TextKey } from '../../i18n.js';

export const jobsDocument = graphql(`
  query Jobs($first: Int!, $after: String, $filter: JobFilter) {
    jobs(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        queue
        state
        done
        total
        starts
        error
        cancelRequestedAt
        createdAt
        startedAt
        finishedAt
      }
    }
  }
`);

export const replayJobDocument = graphql(`
  mutation ReplayJob($input: JobInput!) {
    replayJob(input: $input) {
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

export type Job = ResultOf<typeof jobsDocument>['jobs']['nodes'][number];
export type JobState = Job['state'];

export const jobStates: readonly JobState[] = ['QUEUED', 'RUNNING', 'FAILED', 'DEAD', 'CANCELLED', 'DONE'];

/** A state out of the address; nothing for anything else. */
export const stateIn = (text: string | null): JobState | undefined => jobStates.find((state) => state === text);

export const jobStateNames: Readonly<Record<JobState, TextKey>> = {
  QUEUED: 'messaging.states.QUEUED',
  RUNNING: 'messaging.states.RUNNING',
  DONE: 'messaging.states.DONE',
  FAILED: 'messaging.states.FAILED',
  DEAD: 'messaging.states.DEAD',
  CANCELLED: 'messaging.states.CANCELLED',
};

/** What the jobs do, by their names; a name that is not here is shown as it is. */
export const jobNames: Readonly<Record<string, TextKey>> = {
  notify: 'messaging.names.notify',
  'deliver-message': 'messaging.names.deliver-message',
  'assign-reviewers': 'messaging.names.assign-reviewers',
  'score-round': 'messaging.names.score-round',
  'match-mentors': 'messaging.names.match-mentors',
};

/** Whether it goes on, or will by itself. */
export const isAlive = ({ state }: Job): boolean => state === 'QUEUED' || state === 'RUNNING' || state === 'FAILED';

/** Whether a person may have it run again. */
export const isReplayable = ({ state }: Job): boolean => state === 'DEAD' || state === 'CANCELLED';
