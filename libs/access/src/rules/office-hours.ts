import { within, type Rules } from '../rule.js';

/**
 * A team sees who offers times and its own wishes and meetings; a mentor the own times and meetings; staff everything of
 * their cohorts. Proposals are the director's until they are published.
 */
export const officeHourRules: Rules = ({ personId, staffs }, allow) => {
  if (!personId) return;
  const inTeam = { memberships: { $some: { person: personId, leftAt: null } } };
  const own = { person: personId };
  const takesPart = { state: 'ACTIVE', startup: inTeam };
  const ofTeam = { cohort: { enrolments: { $some: takesPart } } };
  allow('read', 'OfficeHourRound', ofTeam);
  allow('read', 'OfficeHourRound', { cohort: { mentors: { $some: own } } });
  allow('offer', 'MentorProfile', { ...own, state: 'ACTIVE' });
  allow(['read', 'readPlace', 'withdraw'], 'OfficeHourSlot', own);
  allow('read', 'OfficeHourSlot', { withdrawnAt: null, round: ofTeam });
  const met = { state: 'BOOKED', startup: inTeam };
  allow(['read', 'readPlace'], 'OfficeHourSlot', { meetings: { $some: met } });
  allow('ask', 'Enrolment', takesPart);
  allow('read', 'OfficeHourRequest', { startup: inTeam });
  allow('read', 'OfficeHourWish', { request: { startup: inTeam } });
  allow(['read', 'cancel'], 'OfficeHourMeeting', { startup: inTeam });
  allow(['read', 'cancel'], 'OfficeHourMeeting', { mentor: own });
  allow('read', 'MentorProfile', { slots: { $some: { withdrawnAt: null, round: ofTeam } } });
  allow('read', 'MentorProfile', { meetings: { $some: { startup: inTeam } } });
  allow('read', 'Startup', { meetings: { $some: { mentor: own } } });

  const staffed = within(staffs, 'cohort.season.programme');
  if (staffed === null) return;
  const ofRound = staffed && { round: staffed };
  allow('read', 'OfficeHourRound', staffed);
  allow('offer', 'MentorProfile', { ...staffed, state: 'ACTIVE' });
  allow('ask', 'Enrolment', { ...staffed, state: 'ACTIVE' });
  allow(['read', 'readPlace', 'withdraw'], 'OfficeHourSlot', ofRound);
  allow(['read', 'cancel'], 'OfficeHourMeeting', ofRound);
  for (const subject of ['OfficeHourRequest', 'OfficeHourRun']) allow('read', subject, ofRound);
  allow('read', 'OfficeHourWish', ofRound && { request: ofRound });
};
