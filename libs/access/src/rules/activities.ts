import type { Condition } from '../condition.js';
import { within, type Rules, type Scopes } from '../rule.js';

/** Activities of the organisations whose programmes are in the scopes. */
function ofOrganisations(programmes: Scopes): Condition | undefined | null {
  const programme = within(programmes, 'id');
  return programme && { organisation: { programmes: { $some: programme } } };
}

/** The calendar is public. Who takes part is known to the person and to those who run the organisation or the space. */
export const activityRules: Rules = ({ personId, staffs, spaces }, allow) => {
  const announced = { state: { $in: ['PUBLISHED', 'CANCELLED'] } };
  allow('read', 'Activity', announced);
  allow('read', 'ActivitySession', { activity: announced });
  if (!personId) return;
  for (const subject of ['Registration', 'Attendance']) allow('read', subject, { person: personId });
  for (const run of [ofOrganisations(staffs), within(spaces, 'space')]) {
    if (run === null) continue;
    allow(['read', 'count'], 'Activity', run);
    for (const subject of ['ActivitySession', 'Registration', 'Attendance', 'HeadCount']) {
      allow('read', subject, run && { activity: run });
    }
  }
};
