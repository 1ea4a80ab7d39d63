import { graphql, type ResultOf } from '../../graphql/graphql.js';
import type { TextKey } from '../../i18n.js';
import { countOf } from './funnel.js';

export const deskDocument = graphql(`
  query Desk($first: Int!) {
    seasons(first: $first) {
      nodes {
        id
        name
        state
        programme {
          id
          zone
        }
        funnel {
          key
          count
        }
        rounds {
          id
          state
          locksAt
          placesFree
          progress {
            key
            count
          }
          marks {
            key
            count
          }
        }
      }
    }
    jobs(first: 1, filter: { state: [DEAD] }) {
      totalCount
    }
  }
`);

export type DeskSeason = ResultOf<typeof deskDocument>['seasons']['nodes'][number];

/** Something that waits for a person, how much of it there is, and where its rows are. */
export interface DeskItem {
  readonly words: TextKey;
  readonly count: number;
  readonly to: string;
  /** By when, where a clock runs. */
  readonly due?: string;
}

/** What waits in one season, in the order of the path; what nobody waits for is left out. */
export function deskOf({ funnel, rounds }: Pick<DeskSeason, 'funnel' | 'rounds'>): readonly DeskItem[] {
  const inView = (words: TextKey, state: string, view: string): DeskItem => ({
    words,
    count: countOf(funnel, state),
    to: `/app/applications?view=${view}`,
  });
  const waitlisted = countOf(funnel, 'WAITLISTED');
  const ofRounds = rounds.flatMap(({ id, state, locksAt, placesFree, progress, marks }): DeskItem[] => [
    {
      words: 'programmes.desk.reads',
      count: state === 'OPEN' ? countOf(progress, 'OFFERED', 'IN_PROGRESS') : 0,
      to: `/app/rounds/${id}`,
      due: locksAt,
    },
    {
      words: 'programmes.desk.marks',
      count: countOf(marks, 'ACCEPT', 'WAITLIST', 'DECLINE'),
      to: `/app/decisions/${id}`,
    },
    { words: 'programmes.desk.places', count: Math.min(placesFree ?? 0, waitlisted), to: `/app/decisions/${id}` },
  ]);
  const items = [
    inView('programmes.desk.checks', 'SUBMITTED', 'waiting'),
    inView('programmes.desk.revisions', 'REVISION_REQUESTED', 'returned'),
    ...ofRounds,
    inView('programmes.desk.offers', 'OFFERED', 'offered'),
  ];
  return items.filter(({ count }) => count > 0);
}
