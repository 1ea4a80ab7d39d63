import { graphql, type ResultOf } from '../../graphql/client.js';

export const myApplicationsDocument = graphql(`
  query MyApplications {
    myApplications(first: 50) {
      nodes {
        id
        number
        lifecycle
        createdAt
        submittedAt
        startup {
          name
        }
        openRevision {
          dueAt
        }
        offer {
          state
          expiresAt
        }
        season {
          name
          slug
          finalDeadline
          programme {
            zone
          }
        }
      }
    }
  }
`);

export type MyApplication = ResultOf<typeof myApplicationsDocument>['myApplications']['nodes'][number];

export const openCallsDocument = graphql(`
  query OpenCalls {
    seasons(first: 20) {
      nodes {
        id
        slug
        name
        summary
        state
        opensAt
        finalDeadline
        programme {
          name
          zone
        }
      }
    }
  }
`);
