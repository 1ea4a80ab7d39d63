import { graphql } from '../../graphql/graphql.js';

/** How many of the other side one ranks at most. */
export const mostRanked = 5;

export const myTeamsDocument = graphql(`
  query MyTeams {
    myStartups {
      id
      name
      memberships {
        id
        isLead
        person {
          id
        }
      }
      enrolments {
        id
        state
      }
    }
    expertiseChoices {
      list
      key
      label
    }
  }
`);

export const choosableMentorsDocument = graphql(`
  query ChoosableMentors($enrolmentId: ID!) {
    choosableMentors(enrolmentId: $enrolmentId) {
      mentorId
      name
      headline
      organisation
      bio
      topics
      sectors
      languages
      meetingMode
      spaces
      rank
    }
  }
`);

export const rankMentorsDocument = graphql(`
  mutation RankMentors($input: RankMentorsInput!) {
    rankMentors(input: $input) {
      mentors {
        mentorId
        rank
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const myMentoringDocument = graphql(`
  query MyMentoring {
    myMentorProfiles {
      id
      state
      cohort {
        id
        name
      }
    }
    expertiseChoices {
      list
      key
      label
    }
  }
`);

export const choosableStartupsDocument = graphql(`
  query ChoosableStartups($mentorId: ID!) {
    choosableStartups(mentorId: $mentorId) {
      startupId
      name
      oneLiner
      topicsNeeded
      sectors
      stage
      languages
      meetingMode
      spaces
      rank
    }
  }
`);

export const rankStartupsDocument = graphql(`
  mutation RankStartups($input: RankStartupsInput!) {
    rankStartups(input: $input) {
      startups {
        startupId
        rank
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const rankedChoicesDocument = graphql(`
  query RankedChoices($cohortId: ID!) {
    rankedChoices(cohortId: $cohortId) {
      id
      side
      rank
      startup {
        id
      }
      mentor {
        id
      }
    }
  }
`);

export const mentorFitDocument = graphql(`
  query MentorFit($cohortId: ID!, $startupId: ID!, $mentorId: ID!) {
    mentorFit(cohortId: $cohortId, startupId: $startupId, mentorId: $mentorId) {
      affinity
      blockedBy
      reasons
      ranks
    }
  }
`);

/** The list with one entry moved by a step; as it is where there is no room. */
export function moved(list: readonly string[], id: string, step: -1 | 1): string[] {
  const at = list.indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= list.length) return [...list];
  const next = [...list];
  next.splice(at, 1);
  next.splice(to, 0, id);
  return next;
}

/** Ids of those who have a rank, best first. */
export const rankedIds = (options: readonly { readonly id: string; readonly rank: number | null }[]): string[] =>
  options
    .flatMap(({ id, rank }) => (rank === null ? [] : [{ id, rank }]))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ id }) => id);
