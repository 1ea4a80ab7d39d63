import { graphql, type ResultOf } from '../../graphql/client.js';

export const lettersDocument = graphql(`
  query Letters($first: Int!, $after: String, $filter: LetterFilter) {
    letters(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        address
        locale
        subject
        body
        link
        state
        tries
        lastError
        createdAt
        sentAt
        recipient {
          id
          fullName
        }
      }
    }
  }
`);

export const heldDocument = graphql(`
  query HeldLetters {
    letters(first: 1, filter: { state: [HELD] }) {
      totalCount
    }
  }
`);

export type Letter = ResultOf<typeof lettersDocument>['letters']['nodes'][number];
export type LetterState = Letter['state'];

export const letterStates: readonly LetterState[] = ['QUEUED', 'RETRYING', 'HELD', 'SENT', 'DEAD'];

/** A state out of the address; nothing for anything else. */
export const stateIn = (text: string | null): LetterState | undefined => letterStates.find((state) => state === text);
