import { graphql } from '../../graphql/client.js';

export const unreadDocument = graphql(`
  query UnreadNotices {
    unreadNotices(first: 1) {
      totalCount
    }
  }
`);

export const noticesDocument = graphql(`
  query NewestNotices {
    notices(first: 10) {
      nodes {
        id
        subject
        body
        link
        createdAt
        readAt
      }
    }
  }
`);

export const markReadDocument = graphql(`
  mutation MarkNoticesRead($input: MarkReadInput!) {
    markNoticesRead(input: $input) {
      marked
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const noticesChangedDocument = graphql(`
  subscription NoticesChanged {
    noticesChanged {
      ids
    }
  }
`);
