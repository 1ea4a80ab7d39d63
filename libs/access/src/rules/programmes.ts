import { within, type Rules } from '../rule.js';

/** Calls, stages and places are public; their directors shape them. */
export const programmeRules: Rules = ({ directs, staffs }, allow) => {
  for (const subject of ['Programme', 'Region', 'Space']) allow('read', subject);
  allow('read', 'Season', { state: { $in: ['OPEN', 'CLOSED', 'FINISHED'] } });
  allow('read', 'Season', within(staffs, 'programme'));
  allow('read', 'Stage', { season: { state: { $in: ['OPEN', 'CLOSED', 'FINISHED'] } } });
  allow('read', 'Stage', within(staffs, 'season.programme'));
  allow('read', 'FormDefinition', { publishedAt: { $ne: null } });
  allow('read', 'FormDefinition', within(staffs, 'season.programme'));
  allow(['create', 'update', 'open', 'close'], 'Season', within(directs, 'programme'));
  allow(['create', 'update', 'reorder', 'remove'], 'Stage', within(directs, 'season.programme'));
  allow(['read', 'board'], 'Cohort', within(staffs, 'season.programme'));
};
