import { graphql, type ResultOf } from '../../graphql/client.js';

/** One application as its team writes it. */
export const formDocument = graphql(`
  query ApplicationForm($id: ID!) {
    application(id: $id) {
      id
      number
      lifecycle
      version
      createdAt
      updatedAt
      answers
      formVersion
      maySave
      maySubmit
      startup {
        name
        oneLiner
        sectors
        topicsNeeded
        stage
        regionCode
        website
      }
      members {
        id
        name
        email
        right
        isLead
        joinedAt
      }
      files {
        id
        fieldKey
        name
        bytes
      }
      openRevision {
        fieldKeys
        note
        dueAt
      }
      season {
        id
        slug
        name
        finalDeadline
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

export type FormApplication = NonNullable<ResultOf<typeof formDocument>['application']>;

export const saveAnswersDocument = graphql(`
  mutation SaveAnswers($input: SaveAnswersInput!) {
    saveAnswers(input: $input) {
      application {
        version
        answers
        updatedAt
      }
      conflicts {
        field
        theirs
        editedBy
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const submitDocument = graphql(`
  mutation SubmitApplication($input: SubmitApplicationInput!) {
    submitApplication(input: $input) {
      application {
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

export const resubmitDocument = graphql(`
  mutation ResubmitApplication($input: SubmitApplicationInput!) {
    resubmitApplication(input: $input) {
      application {
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

export const inviteDocument = graphql(`
  mutation InviteCoApplicant($input: InviteCoApplicantInput!) {
    inviteCoApplicant(input: $input) {
      member {
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

export const removeFileDocument = graphql(`
  mutation RemoveFile($input: RemoveFileInput!) {
    removeFile(input: $input) {
      application {
        version
        answers
        updatedAt
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const regionsDocument = graphql(`
  query Regions {
    regions {
      code
      name
    }
  }
`);

/** The call as the eligibility questions need it. */
export const callDocument = graphql(`
  query CallToApply($slug: String!) {
    season(slug: $slug) {
      id
      slug
      name
      state
      opensAt
      finalDeadline
      programme {
        name
        zone
      }
      forms {
        kind
        formVersion
        definition
      }
    }
  }
`);

export const checkEligibilityDocument = graphql(`
  mutation CheckEligibility($input: CheckEligibilityInput!) {
    checkEligibility(input: $input) {
      eligible
      failedRules {
        key
        field
        text
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const startDocument = graphql(`
  mutation StartApplication($input: StartApplicationInput!) {
    startApplication(input: $input) {
      application {
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
