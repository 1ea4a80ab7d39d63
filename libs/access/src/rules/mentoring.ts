import { within, type Rules } from '../rule.js';

/**
 * A pair is the director's until it is offered; then its mentor and its team see it too, and its lead answers. How much it
 * fits in all, and how the two ranked each other, stays with staff: the sum would tell one side the rank of the other.
 */
export const mentoringRules: Rules = ({ personId, staffs, directs }, allow) => {
  if (!personId) return;
  const told = { state: { $in: ['OFFERED', 'ACTIVE', 'DECLINED', 'EXPIRED', 'ENDED'] } };
  const inTeam = { memberships: { $some: { person: personId, leftAt: null } } };
  allow(['read', 'readTies', 'update', 'rank'], 'MentorProfile', { person: personId });
  // A ranking is for those who made it, and for staff.
  allow('read', 'RankedChoice', { side: 'MENTOR', mentor: { person: personId } });
  allow('read', 'RankedChoice', { side: 'STARTUP', startup: inTeam });
  allow(['read', 'respond'], 'MentorMatch', { ...told, mentor: { person: personId } });
  const asked = { state: { $in: ['OFFERED', 'ACTIVE'] } };
  const leads = { memberships: { $some: { person: personId, isLead: true, leftAt: null } } };
  allow('choose', 'Enrolment', { state: 'ACTIVE', startup: inTeam });
  allow('rank', 'Enrolment', { state: 'ACTIVE', startup: leads });
  allow('read', 'MentorMatch', { ...asked, startup: inTeam });
  allow('agree', 'MentorMatch', { ...told, startup: leads });
  allow('read', 'MentorProfile', { matches: { $some: { ...asked, startup: inTeam } } });

  const staffed = within(staffs, 'cohort.season.programme');
  if (staffed !== null) {
    allow(['read', 'readTies'], 'MentorProfile', staffed);
    allow('read', 'MatchRun', staffed);
    allow('read', 'RankedChoice', staffed);
    allow(['read', 'readFit'], 'MentorMatch', staffed && { run: staffed });
    allow('read', 'MatchWish', staffed && { mentor: staffed });
  }
  const directed = within(directs, 'season.programme');
  if (directed !== null) allow('match', 'Cohort', directed);
};
