import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/client.js';
import type { TextKey } from '../../../i18n.js';
import type { Lifecycle } from '../lifecycle.js';

export const triageRowsDocument = graphql(`
  query TriageRows($first: Int!, $after: String, $filter: ApplicationFilter) {
    applications(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        number
        lifecycle
        submittedAt
        revisionCount
        version
        startup {
          name
        }
      }
    }
  }
`);

export type TriageRow = ResultOf<typeof triageRowsDocument>['applications']['nodes'][number];
export type TriageFilter = NonNullable<VariablesOf<typeof triageRowsDocument>['filter']>;

export const triageCountsDocument = graphql(`
  query TriageCounts($seasonId: ID!, $slug: String!) {
    draftCount(seasonId: $seasonId)
    season(slug: $slug) {
      id
      funnel {
        key
        count
      }
    }
  }
`);

export const triageDetailDocument = graphql(`
  query TriageDetail($id: ID!) {
    application(id: $id) {
      id
      number
      lifecycle
      version
      submittedAt
      snapshotTakenAt
      revisionCount
      startup {
        name
        oneLiner
      }
      lead {
        fullName
        email
      }
      snapshots {
        sequence
        answers
        formVersion
        takenAt
      }
      files {
        id
        fieldKey
        name
        bytes
      }
      verdicts {
        id
        result
        reasonCodes
        note
        checkedAt
        checkedBy {
          fullName
        }
      }
      revisions {
        id
        note
        fieldKeys
        dueAt
        askedAt
        answeredAt
      }
      season {
        id
        programme {
          zone
        }
        forms {
          kind
          formVersion
          definition
        }
      }
    }
  }
`);

export type TriageDetail = NonNullable<ResultOf<typeof triageDetailDocument>['application']>;

export const verdictDocument = graphql(`
  mutation RecordCheckVerdict($input: RecordCheckVerdictInput!) {
    recordCheckVerdict(input: $input) {
      application {
        id
        lifecycle
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const requestRevisionDocument = graphql(`
  mutation RequestRevision($input: RequestRevisionInput!) {
    requestRevision(input: $input) {
      application {
        id
        lifecycle
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const seasonChangedDocument = graphql(`
  subscription SeasonChanged($seasonId: ID!) {
    seasonChanged(seasonId: $seasonId) {
      ids
    }
  }
`);

/** Which files a view shows; the order is that of the work. */
export const views = [
  'waiting',
  'returned',
  'passed',
  'offered',
  'confirmed',
  'waitlisted',
  'failed',
  'withdrawn',
  'all',
] as const;
export type View = (typeof views)[number];

export const viewNames: Readonly<Record<View, TextKey>> = {
  waiting: 'triage.view.waiting',
  returned: 'triage.view.returned',
  passed: 'triage.view.passed',
  offered: 'triage.view.offered',
  confirmed: 'triage.view.confirmed',
  waitlisted: 'triage.view.waitlisted',
  failed: 'triage.view.failed',
  withdrawn: 'triage.view.withdrawn',
  all: 'triage.view.all',
};

const statesOf: Readonly<Record<View, readonly Lifecycle[] | null>> = {
  waiting: ['SUBMITTED'],
  returned: ['REVISION_REQUESTED'],
  passed: ['IN_SELECTION', 'WAITLISTED', 'OFFERED', 'CONFIRMED', 'NOT_SELECTED', 'DECLINED', 'OFFER_EXPIRED'],
  offered: ['OFFERED', 'CONFIRMED', 'DECLINED', 'OFFER_EXPIRED'],
  confirmed: ['CONFIRMED'],
  waitlisted: ['WAITLISTED'],
  failed: ['INELIGIBLE'],
  withdrawn: ['WITHDRAWN'],
  all: null,
};

/** How many files a view holds, from the season's numbers by state; drafts are in none. */
export function countIn(view: View, funnel: readonly { readonly key: string; readonly count: number }[]): number {
  const states: readonly string[] | null = statesOf[view];
  const counted = funnel.filter(({ key }) => (states ? states.includes(key) : !unsent.includes(key)));
  return counted.reduce((sum, { count }) => sum + count, 0);
}

const unsent = ['DRAFT', 'EXPIRED'];

export const filterOf = (seasonId: string, view: View, search = ''): TriageFilter => {
  const states = statesOf[view];
  return {
    seasonId,
    ...(states === null ? {} : { lifecycle: [...states] }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  };
};

export const reasons = [
  'INCOMPLETE_FILES',
  'OUTSIDE_SECTOR',
  'STAGE_MISMATCH',
  'NOT_FOUNDER',
  'DUPLICATE',
  'LATE',
  'OUTSIDE_REGION',
] as const;
export type Reason = (typeof reasons)[number];

export const reasonNames: Readonly<Record<Reason, TextKey>> = {
  INCOMPLETE_FILES: 'triage.reason.INCOMPLETE_FILES',
  OUTSIDE_SECTOR: 'triage.reason.OUTSIDE_SECTOR',
  STAGE_MISMATCH: 'triage.reason.STAGE_MISMATCH',
  NOT_FOUNDER: 'triage.reason.NOT_FOUNDER',
  DUPLICATE: 'triage.reason.DUPLICATE',
  LATE: 'triage.reason.LATE',
  OUTSIDE_REGION: 'triage.reason.OUTSIDE_REGION',
};
export const isReason = (code: string): code is Reason => reasons.some((reason) => reason === code);
