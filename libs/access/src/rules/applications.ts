import { within, type Rules } from '../rule.js';

/** Before it is sent a file is its team's alone; staff of the programme read what was sent. */
export const applicationRules: Rules = ({ personId, staffs, directs }, allow) => {
  if (!personId) return;
  const inTeam = { members: { $some: { person: personId } } };
  const mayEdit = { members: { $some: { person: personId, right: { $in: ['EDIT', 'SUBMIT'] } } } };
  const maySubmit = { members: { $some: { person: personId, right: 'SUBMIT' } } };
  allow('start', 'Application');
  allow(['read', 'readDraft'], 'Application', inTeam);
  allow(['save', 'attach'], 'Application', mayEdit);
  allow(['submit', 'withdraw', 'answerOffer', 'invite'], 'Application', maySubmit);
  for (const subject of [
    'ApplicationMember',
    'ApplicationSnapshot',
    'StoredFile',
    'RevisionRequest',
    'Offer',
    'StageEntry',
  ]) {
    allow('read', subject, { application: inTeam });
  }

  const programme = within(staffs, 'season.programme');
  if (programme === null) return;
  const sent = { ...programme, submittedAt: { $ne: null } };
  allow(['read', 'check', 'askRevision'], 'Application', sent);
  allow('follow', 'Season', within(staffs, 'programme'));
  for (const subject of [
    'ApplicationMember',
    'ApplicationSnapshot',
    'StoredFile',
    'RevisionRequest',
    'Offer',
    'StageEntry',
    'CheckVerdict',
  ]) {
    allow('read', subject, { application: sent });
  }
  allow(['read', 'create', 'undo'], 'ImportRun', within(directs, 'season.programme'));
};
