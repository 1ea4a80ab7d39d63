import { graphql } from '../../graphql/graphql.js';

export const scoreRunsDocument = graphql(`
  query ScoreRuns($roundId: ID!) {
    scoreRuns(roundId: $roundId, first: 20) {
      nodes {
        id
        createdAt
        inputsHash
        level
        reviews
        quota
        isCurrent
        isPreview
        thinnedAt
      }
    }
  }
`);

export const scoreRunDiffDocument = graphql(`
  query ScoreRunDiff($before: ID!, $after: ID!) {
    scoreRunDiff(before: $before, after: $after) {
      movedCount
      added
      gone
      entered {
        applicationId
        number
        name
        rankBefore
        rankAfter
        readsBefore
        readsAfter
      }
      left {
        applicationId
        number
        name
        rankBefore
        rankAfter
        readsBefore
        readsAfter
      }
      moved {
        applicationId
        number
        name
        rankBefore
        rankAfter
        readsBefore
        readsAfter
      }
    }
  }
`);

export const rankingPartsDocument = graphql(`
  query RankingParts($roundId: ID!) {
    rankingParts(roundId: $roundId) {
      quota
      criteria {
        id
        name
        weight
      }
      rows {
        resultId
        number
        name
        rank
        calibrated
        sd
        parts
      }
    }
  }
`);

export const moreReadsDocument = graphql(`
  query MoreReads($roundId: ID!, $count: Int!) {
    moreReads(roundId: $roundId, count: $count) {
      close
      seats
      withoutReviewer
      reads {
        applicationId
        resultId
        number
        name
        rank
        reads
        chance
        doubt
        reviewerId
        reviewer
        sectors
        left
      }
    }
  }
`);

export const askForMoreReadsDocument = graphql(`
  mutation AskForMoreReads($input: AskForMoreReadsInput!) {
    askForMoreReads(input: $input) {
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

export const requestScoresDocument = graphql(`
  mutation RequestScores($input: RoundInput!) {
    requestScores(input: $input) {
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
