import { within, type Rules } from '../rule.js';

/** Whoever asked for a job sees it and may stop it; staff see the jobs of their programmes and replay dead ones. */
export const messagingRules: Rules = ({ personId, isAdmin, staffs, directs }, allow) => {
  if (!personId) return;
  allow(['read', 'cancel'], 'Job', { requestedBy: personId });
  if (isAdmin) {
    allow(['read', 'cancel', 'replay'], 'Job');
    return;
  }
  allow('read', 'Job', within(staffs, 'programmeId'));
  allow(['cancel', 'replay'], 'Job', within(directs, 'programmeId'));
};
