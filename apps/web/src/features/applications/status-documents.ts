import { graphql, type ResultOf } from '../../graphql/client.js';

/** One application as its team follows it. */
export const statusDocument = graphql(`
  query ApplicationStatus($id: ID!) {
    application(id: $id) {
      id
      number
      lifecycle
      version
      createdAt
      submittedAt
      snapshotTakenAt
      withdrawnAt
      undoUntil
      isSample
      maySave
      maySubmit
      mayCheck
      startup {
        name
      }
      openRevision {
        note
        dueAt
        fieldKeys
      }
      offer {
        state
        expiresAt
        answeredAt
      }
      stageEntries {
        id
        enteredAt
        leftAt
        result
        stage {
          id
        }
      }
      season {
        id
        name
        slug
        state
        finalDeadline
        programme {
          zone
        }
        stages {
          id
          kind
          applicantName
          startsAt
          endsAt
        }
      }
    }
  }
`);

export type StatusApplication = NonNullable<ResultOf<typeof statusDocument>['application']>;

export const withdrawDocument = graphql(`
  mutation WithdrawApplication($input: ApplicationInput!) {
    withdrawApplication(input: $input) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const undoWithdrawalDocument = graphql(`
  mutation UndoWithdrawal($input: ApplicationInput!) {
    undoWithdrawal(input: $input) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const confirmOfferDocument = graphql(`
  mutation ConfirmOffer($input: ApplicationInput!) {
    confirmOffer(input: $input) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const declineOfferDocument = graphql(`
  mutation DeclineOffer($input: ApplicationInput!) {
    declineOffer(input: $input) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const applicationChangedDocument = graphql(`
  subscription ApplicationChanged($id: ID!) {
    applicationChanged(id: $id) {
      ids
    }
  }
`);
