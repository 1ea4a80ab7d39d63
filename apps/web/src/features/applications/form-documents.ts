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
        freeTimes
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
