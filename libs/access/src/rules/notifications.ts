import { within, type Rules } from '../rule.js';

/** Everyone reads the messages sent to them in the app; staff read the letters of their programmes. */
export const notificationRules: Rules = ({ personId, isAdmin, staffs }, allow) => {
  if (!personId) return;
  allow(['read', 'markRead'], 'Notice', { recipient: personId, channel: 'IN_APP' });
  if (isAdmin) allow('read', 'Letter', { channel: 'EMAIL', programme: { $ne: null } });
  else {
    const letters = within(staffs, 'programme');
    if (letters) allow('read', 'Letter', { channel: 'EMAIL', ...letters });
  }
};
