import { graphql, type ResultOf } from '../../graphql/client.js';

export const seasonsDocument = graphql(`
  query Seasons($first: Int!) {
    seasons(first: $first) {
      nodes {
        id
        slug
        name
        state
        opensAt
        finalDeadline
        seats
        isRehearsal
        programme {
          id
          name
          zone
        }
        funnel {
          key
          count
        }
        rounds {
          id
          name
          state
        }
        cohorts {
          id
          name
          state
          capacity
        }
      }
    }
  }
`);

export const seasonDocument = graphql(`
  query SeasonOfStaff($slug: String!) {
    season(slug: $slug) {
      id
      slug
      name
      summary
      state
      opensAt
      finalDeadline
      seats
      isRehearsal
      version
      programme {
        id
        name
        zone
      }
      stages {
        id
        key
        kind
        position
        staffName
        staffTexts
        applicantName
        applicantTexts
        startsAt
        endsAt
        seats
        gate
        here
        version
      }
      funnel {
        key
        count
      }
      rounds {
        id
        name
        state
      }
      cohorts {
        id
        name
        state
        capacity
      }
    }
  }
`);

export const seasonMovedDocument = graphql(`
  subscription SeasonMoved($seasonId: ID!) {
    seasonChanged(seasonId: $seasonId) {
      ids
    }
  }
`);

export const changeSeasonDocument = graphql(`
  mutation ChangeSeason($input: ChangeSeasonInput!) {
    changeSeason(input: $input) {
      season {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const createStageDocument = graphql(`
  mutation CreateStage($input: CreateStageInput!) {
    createStage(input: $input) {
      stage {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const updateStageDocument = graphql(`
  mutation UpdateStage($input: UpdateStageInput!) {
    updateStage(input: $input) {
      stage {
        id
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const reorderStagesDocument = graphql(`
  mutation ReorderStages($input: ReorderStagesInput!) {
    reorderStages(input: $input) {
      season {
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

export const removeStageDocument = graphql(`
  mutation RemoveStage($input: RemoveStageInput!) {
    removeStage(input: $input) {
      season {
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

export type SeasonLine = ResultOf<typeof seasonsDocument>['seasons']['nodes'][number];
export type StaffSeason = NonNullable<ResultOf<typeof seasonDocument>['season']>;
export type StaffStage = StaffSeason['stages'][number];

/** The first reason why a write did not succeed, in words; `otherwise` when the api gave none. */
export const refusalOf = (
  outcome: { readonly ok: true } | { readonly ok: false; readonly userErrors: readonly { readonly message: string }[] },
  otherwise: string,
): string | undefined => (outcome.ok ? undefined : (outcome.userErrors[0]?.message ?? otherwise));
