import { within, type Rules } from '../rule.js';

/** Staff see every startup of their cohorts; a team sees itself, a mentor the startups matched. */
export const progressRules: Rules = ({ personId, staffs, directs }, allow) => {
  if (!personId) return;
  const inTeam = { memberships: { $some: { person: personId, leftAt: null } } };
  allow('read', 'Enrolment', { startup: inTeam });
  allow('read', 'Enrolment', { startup: { matches: { $some: { state: 'ACTIVE', mentor: { person: personId } } } } });
  allow('read', 'Enrolment', within(staffs, 'cohort.season.programme'));
  allow('move', 'Enrolment', within(directs, 'cohort.season.programme'));
};
