import { graphql } from '../../graphql/graphql.js';

export const roundForecastDocument = graphql(`
  query RoundForecast($roundId: ID!) {
    roundForecast(roundId: $roundId) {
      pace
      finishesAt
      inTime
      needs {
        cause
        sector
        missing
        reviewers
        readsEach
        closesAt
      }
    }
  }
`);

export const reassignmentPreviewDocument = graphql(`
  query ReassignmentPreview($roundId: ID!, $reviewerId: ID!) {
    reassignmentPreview(roundId: $roundId, reviewerId: $reviewerId) {
      gap
      fingerprint
      reads {
        number
        begun
        toReviewerId
        affinity
      }
    }
  }
`);

export const reassignReadsDocument = graphql(`
  mutation ReassignReads($input: ReassignReadsInput!) {
    reassignReads(input: $input) {
      round {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const applyAssignmentFixDocument = graphql(`
  mutation ApplyAssignmentFix($input: ApplyAssignmentFixInput!) {
    applyAssignmentFix(input: $input) {
      round {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);
