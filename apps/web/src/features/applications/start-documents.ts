import { graphql } from '../../graphql/client.js';

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
