import { graphql, type ResultOf } from '../../graphql/client.js';

export const homeDocument = graphql(`
  query PublicHome {
    programmes {
      id
      slug
      name
      summary
      zone
      seasons {
        id
        slug
        name
        summary
        state
        opensAt
        finalDeadline
        seats
        isRehearsal
      }
    }
    spaces {
      id
      slug
      name
      summary
      state
    }
  }
`);

export const programmeDocument = graphql(`
  query PublicProgramme($slug: String!) {
    programme(slug: $slug) {
      id
      slug
      name
      summary
      zone
      seasons {
        id
        slug
        name
        summary
        state
        opensAt
        finalDeadline
        isRehearsal
        stages {
          id
          applicantName
          startsAt
          endsAt
          seats
        }
      }
    }
  }
`);

export const callPageDocument = graphql(`
  query PublicCall($slug: String!) {
    season(slug: $slug) {
      id
      slug
      name
      summary
      state
      opensAt
      finalDeadline
      seats
      offerHours
      isRehearsal
      programme {
        slug
        name
        zone
      }
      stages {
        id
        applicantName
        startsAt
        endsAt
        seats
      }
      forms {
        id
        kind
        formVersion
        definition
      }
    }
  }
`);

export type HomeProgramme = ResultOf<typeof homeDocument>['programmes'][number];
export type PublicCall = NonNullable<ResultOf<typeof callPageDocument>['season']>;
