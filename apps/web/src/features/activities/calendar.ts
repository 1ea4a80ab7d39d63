import { graphql, type ResultOf } from '../../graphql/client.js';

/** What comes next and what was last, seen from a moment: the calendar opens there. */
export const nearestDocument = graphql(`
  query NearestActivities($now: DateTime!) {
    next: activities(first: 1, filter: { from: $now }) {
      nodes {
        startsAt
      }
    }
    last: activities(first: 1, orderBy: "startsAt desc", filter: { to: $now }) {
      nodes {
        startsAt
      }
    }
  }
`);

/** One month of activities, and where the nearest others are on both sides of it. */
export const monthDocument = graphql(`
  query ActivitiesOfMonth($from: DateTime!, $to: DateTime!, $mode: [ActivityMode!], $group: [ActivityGroup!]) {
    month: activities(first: 100, filter: { from: $from, to: $to, mode: $mode, group: $group }) {
      totalCount
      nodes {
        id
        slug
        title
        group
        mode
        state
        startsAt
        endsAt
        zone
        place
        onsiteLeft
        onlineLeft
        space {
          name
        }
      }
    }
    next: activities(first: 1, filter: { from: $to, mode: $mode, group: $group }) {
      nodes {
        startsAt
      }
    }
    last: activities(first: 1, orderBy: "startsAt desc", filter: { to: $from, mode: $mode, group: $group }) {
      nodes {
        startsAt
      }
    }
  }
`);

export const activityDocument = graphql(`
  query PublicActivity($slug: String!) {
    activity(slug: $slug) {
      id
      slug
      title
      summary
      group
      mode
      state
      startsAt
      endsAt
      zone
      place
      link
      howToJoin
      quotaOnsite
      quotaOnline
      onsiteLeft
      onlineLeft
      price
      currency
      hosts
      isSample
      space {
        name
      }
      sessions {
        id
        position
        title
        startsAt
        endsAt
      }
    }
  }
`);

export type ListedActivity = ResultOf<typeof monthDocument>['month']['nodes'][number];
export type ShownActivity = NonNullable<ResultOf<typeof activityDocument>['activity']>;
