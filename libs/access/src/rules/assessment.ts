import { within, type Rules } from '../rule.js';

/** Reviewers see what was given to them; scores, ranks and pending decisions are the director's. */
export const assessmentRules: Rules = ({ personId, staffs, directs, reviewsFor }, allow) => {
  if (!personId) return;
  const reviewsIn = within(reviewsFor, 'season.programme');
  if (reviewsIn !== null) {
    allow('read', 'ReviewRound', { ...reviewsIn, state: { $ne: 'SETUP' } });
    allow('read', 'Rubric', reviewsIn);
    allow('read', 'Criterion', reviewsIn && { rubric: reviewsIn });
    const mine = { reviewer: personId };
    const live = { ...mine, state: { $in: ['OFFERED', 'IN_PROGRESS', 'DONE'] } };
    const cleared = { ...live, clearedAt: { $ne: null } };
    allow(['read', 'commit'], 'Commitment', mine);
    allow(['read', 'save'], 'ReviewerProfile', { person: personId });
    allow(['read', 'declareConflict'], 'Assignment', live);
    allow(['readContent', 'review'], 'Assignment', cleared);
    allow('read', 'Review', { assignment: cleared });
    allow('read', 'ReviewScore', { review: { assignment: cleared } });
    const closed = { isCurrent: true, round: { state: { $in: ['LOCKED', 'SCORED'] } } };
    allow('read', 'ReviewerLeniency', { ...mine, run: closed });
  }

  const staffed = within(staffs, 'season.programme');
  if (staffed !== null) {
    for (const subject of ['ReviewRound', 'Rubric']) allow('read', subject, staffed);
    allow('read', 'Criterion', staffed && { rubric: staffed });
    const ofRound = staffed && { round: staffed };
    for (const subject of ['Commitment', 'AssignmentRun', 'Assignment']) allow('read', subject, ofRound);
    allow('read', 'Review', { state: 'SENT', ...(ofRound && { assignment: ofRound }) });
    allow('read', 'ReviewScore', { review: { state: 'SENT', ...(ofRound && { assignment: ofRound }) } });
    allow('read', 'Decision', { batch: { $ne: null }, ...ofRound });
    allow('read', 'DecisionBatch', ofRound);
  }

  const directed = within(directs, 'season.programme');
  if (directed === null) return;
  const ofRound = directed && { round: directed };
  allow(['create', 'update', 'open', 'assign', 'lock', 'decide', 'release', 'score'], 'ReviewRound', directed);
  allow(['create', 'update'], 'Rubric', directed);
  allow('read', 'ScoreRun', ofRound);
  allow('read', 'Decision', ofRound);
  allow(['read', 'lift'], 'Conflict', directed && { startup: { applications: { $some: directed } } });
  allow('declareConflict', 'Startup', directed && { applications: { $some: directed } });
  const ofRun = ofRound && { run: ofRound };
  allow('read', 'ScoreResult', ofRun);
  allow('read', 'ReviewerLeniency', ofRun);
};
