/**
 * The funnel of Season 2. Published by the press: about 1,600 submitted and 40 in pre-incubation. All other figures are
 * invented so that the totals can be checked.
 */
export const funnel = {
  neverSent: 486,
  withdrawn: 18,
  ineligible: 146,
  reviewed: 1436,
  readsEach: 3,
  extraReads: 92,
  reviewerCapacity: 5400,
  conflicts: 37,
  accepted: 40,
  waitlisted: 20,
  promoted: 3,
  offersDeclined: 2,
  offersExpired: 1,
  revisions: 64,
  /** Sizes of the 40 confirmed teams: 118 people. */
  confirmedTeamSizes: { 2: 10, 3: 22, 4: 8 },
  mentors: 44,
  matchesActive: 31,
  matchesWaiting: 6,
  matchesDeclined: 3,
  officeMentors: 10,
  officeTeams: 22,
} as const;
