import type { ResultOf } from '../../../graphql/client.js';
import { graphql } from '../../../graphql/graphql.js';

export const teamHoursDocument = graphql(`
  query TeamHours {
    myStartups {
      id
      name
      enrolments {
        id
        state
        cohortId
      }
    }
    officeHourRounds {
      id
      cohortId
      name
      state
      startsAt
      endsAt
      wishesCloseAt
      takesWishes
      zone
      slots {
        id
        startsAt
        endsAt
        capacity
        booked
        over
        mode
        mentor {
          id
          name
          headline
          organisation
          topics
        }
      }
      requests {
        id
        want
        topic
        busyAt
        updatedAt
        version
        startup {
          id
        }
        wishes {
          id
          preference
          mentor {
            id
          }
        }
      }
      meetings {
        id
        state
        startsAt
        endsAt
        topic
        over
        cancelNote
        startup {
          id
          name
        }
        mentor {
          id
          name
        }
        slot {
          id
          place
        }
      }
    }
  }
`);

export type TeamRound = ResultOf<typeof teamHoursDocument>['officeHourRounds'][number];
export type TeamMeeting = TeamRound['meetings'][number];
