import type { ResultOf } from '../../../graphql/client.js';
import { graphql } from '../../../graphql/graphql.js';
import type { TextKey } from '../../../i18n.js';
import { toZonedInput } from '../../programmes/zoned-input.js';

export const officeHoursDocument = graphql(`
  query OfficeHours($cohortId: ID!) {
    cohort(id: $cohortId) {
      id
      name
      season {
        id
        slug
        name
      }
    }
    officeHourRounds(cohortId: $cohortId) {
      id
      name
      state
    }
  }
`);

export const officeHourRoundDocument = graphql(`
  query OfficeHourRound($id: ID!, $cohortId: ID!) {
    officeHourRound(id: $id) {
      id
      cohortId
      name
      state
      startsAt
      endsAt
      slotMinutes
      wishesCloseAt
      leastPlaces
      publishedAt
      version
      zone
      slots {
        id
        startsAt
        endsAt
        capacity
        booked
        over
        mode
        place
        mentor {
          id
          name
        }
      }
      requests {
        id
        want
        topic
        startup {
          id
          name
        }
        wishes {
          id
          preference
          mentor {
            id
            name
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
      runs {
        id
        state
        outcome
        createdAt
        finishedAt
        publishedAt
      }
    }
    mentors(cohortId: $cohortId) {
      id
      name
      state
    }
  }
`);

export const openOfficeHoursDocument = graphql(`
  mutation OpenOfficeHours($input: OpenOfficeHoursInput!) {
    openOfficeHours(input: $input) {
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

export const changeOfficeHoursDocument = graphql(`
  mutation ChangeOfficeHours($input: ChangeOfficeHoursInput!) {
    changeOfficeHours(input: $input) {
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

export const requestAllotmentDocument = graphql(`
  mutation RequestAllotment($input: OfficeHourRoundInput!) {
    requestAllotment(input: $input) {
      run {
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

export const publishAllotmentDocument = graphql(`
  mutation PublishAllotment($input: OfficeHourRunInput!) {
    publishAllotment(input: $input) {
      run {
        id
        publishedAt
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export type Round = NonNullable<ResultOf<typeof officeHourRoundDocument>['officeHourRound']>;
export type Slot = Round['slots'][number];

export const preferences = [3, 2, 1] as const;
export const preferenceNames: Readonly<Record<number, TextKey>> = {
  3: 'mentoring.office.preferences.most',
  2: 'mentoring.office.preferences.gladly',
  1: 'mentoring.office.preferences.fits',
};

export const reasonNames: Readonly<Record<string, TextKey>> = {
  barred: 'mentoring.office.reasons.barred',
  noSlots: 'mentoring.office.reasons.noSlots',
  noCommonTime: 'mentoring.office.reasons.noCommonTime',
  enough: 'mentoring.office.reasons.enough',
  yielded: 'mentoring.office.reasons.yielded',
  full: 'mentoring.office.reasons.full',
  clash: 'mentoring.office.reasons.clash',
  taken: 'mentoring.office.reasons.taken',
};

interface Pairing {
  /** Row ids. */
  readonly startupId: string;
  readonly mentorId: string;
  readonly preference: number;
}

/** What an allotment came to, as far as pages tell it. */
export interface Outcome {
  readonly objective?: number;
  readonly bound?: number;
  readonly served?: number;
  readonly startups?: number;
  readonly places?: number;
  readonly wanted?: number;
  readonly proposed?: readonly (Pairing & { readonly slotId: string })[];
  readonly unmet?: readonly (Pairing & { readonly reason: string })[];
}

export const outcomeOf = (value: unknown): Outcome => (typeof value === 'object' && value !== null ? value : {});

/** The day of a moment by the clock of the zone, such as `2027-03-14`. */
export const dayOf = (at: string, zone: string): string => toZonedInput(at, zone).slice(0, 10);

/** Things that begin at a time, by day, earliest first. */
export function byDay<T extends { readonly startsAt: string }>(
  list: readonly T[],
  zone: string,
): readonly (readonly [day: string, items: readonly T[]])[] {
  const days = new Map<string, T[]>();
  for (const one of list.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))) {
    const day = dayOf(one.startsAt, zone);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return [...days];
}
