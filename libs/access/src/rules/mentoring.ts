import { within, type Rules } from '../rule.js';

/** A pair is the director's until it is offered; then its mentor and its team see it too. */
export const mentoringRules: Rules = ({ personId, staffs, directs }, allow) => {
  if (!personId) return;
  const told = { state: { $in: ['OFFERED', 'ACTIVE', 'DECLINED', 'EXPIRED', 'ENDED'] } };
  const inTeam = { memberships: { $some: { person: personId, leftAt: null } } };
  allow(['read', 'update'], 'MentorProfile', { person: personId });
  allow(['read', 'respond'], 'MentorMatch', { ...told, mentor: { person: personId } });
  allow('read', 'MentorMatch', { state: 'ACTIVE', startup: inTeam });
  allow('read', 'MentorProfile', { matches: { $some: { state: 'ACTIVE', startup: inTeam } } });

  const staffed = within(staffs, 'cohort.season.programme');
  if (staffed !== null) {
    allow('read', 'MentorProfile', staffed);
    allow('read', 'MatchRun', staffed);
    allow('read', 'MentorMatch', staffed && { run: staffed });
    allow('read', 'MatchWish', staffed && { mentor: staffed });
  }
  const directed = within(directs, 'season.programme');
  if (directed !== null) allow('match', 'Cohort', directed);
};
