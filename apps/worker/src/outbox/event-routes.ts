import { again, live, tell, to, type EventRoutes } from './follow.js';

/** Reviews arrive in bursts; scoring waits this long so that one run takes them all. */
const scoringPauseMs = 1_000;

/** Profiles and teams change in bursts; one look through all pairs takes them together. */
const conflictPauseMs = 5_000;
const everyPair = { type: 'Conflict', id: '00000000-0000-0000-0000-000000000000' };
const conflicts = () => to('recompute-conflicts', {}, { about: everyPair, dedupe: true, delay: conflictPauseMs });

/** Scores of a round: one waiting order is enough, it reads the newest reviews when it starts. */
const scoreAgain = (roundId: string) =>
  to('score-round', { roundId }, { about: { type: 'ReviewRound', id: roundId }, dedupe: true, delay: scoringPauseMs });

/** Profiles and rankings of a cohort change in bursts too; a proposal that waits takes them together. */
const fitAgain = (cohortId: string) =>
  to(
    'refresh-proposal',
    { cohortId },
    { about: { type: 'Cohort', id: cohortId }, dedupe: true, delay: conflictPauseMs },
  );

/** What follows from every event, on one page. Who is told, and in which words, is decided by `libs/notifications`. */
export const eventRoutes: EventRoutes = {
  'application.started': (e) => [conflicts(), live(`seasons.${e.seasonId}`, e.applicationId)],
  'application.submitted': (e) => [
    tell('application.submitted', e),
    conflicts(),
    live(`applications.${e.applicationId}`, e.applicationId),
    live(`seasons.${e.seasonId}`, e.applicationId),
  ],
  'application.revisionRequested': (e) => [
    tell('application.revisionRequested', e),
    live(`applications.${e.applicationId}`, e.applicationId),
  ],
  'application.resubmitted': (e) => [
    tell('application.resubmitted', e),
    live(`applications.${e.applicationId}`, e.applicationId),
  ],
  'application.checked': (e) => [
    tell('application.checked', e),
    live(`applications.${e.applicationId}`, e.applicationId),
  ],
  'application.withdrawn': (e) => [
    tell('application.withdrawn', e),
    live(`applications.${e.applicationId}`, e.applicationId),
  ],
  'round.opened': (e) => [tell('round.opened', e), live(`rounds.${e.roundId}`, e.roundId)],
  'round.assignmentRequested': (e) => [
    to('assign-reviewers', e, { about: { type: 'AssignmentRun', id: e.runId } }),
    live(`rounds.${e.roundId}`, e.runId),
  ],
  'round.assigned': (e) => [tell('round.assigned', e), live(`rounds.${e.roundId}`, e.runId)],
  'review.conflictDeclared': (e) => [tell('review.conflictDeclared', e), live(`rounds.${e.roundId}`, e.assignmentId)],
  'review.submitted': (e) => [scoreAgain(e.roundId), live(`rounds.${e.roundId}`, e.reviewId)],
  'review.recalled': (e) => [scoreAgain(e.roundId), live(`rounds.${e.roundId}`, e.reviewId)],
  'round.reassigned': (e) => [tell('round.reassigned', e), live(`rounds.${e.roundId}`, e.runId)],
  'round.scoresRequested': (e) => [scoreAgain(e.roundId)],
  'round.scored': (e) => [live(`rounds.${e.roundId}`, e.runId)],
  'decisions.released': (e) => [tell('decisions.released', e), live(`rounds.${e.roundId}`, e.batchId)],
  'offer.made': (e) => [tell('offer.made', e)],
  'offer.reminderDue': (e) => [tell('offer.reminderDue', e)],
  'offer.expired': (e) => [tell('offer.expired', e), live(`offers.${e.offerId}`, e.offerId)],
  'offer.confirmed': (e) => [tell('offer.confirmed', e), live(`offers.${e.offerId}`, e.offerId)],
  'offer.declined': (e) => [tell('offer.declined', e), live(`offers.${e.offerId}`, e.offerId)],
  'matching.requested': (e) => [
    to('match-mentors', { runId: e.runId }, { about: { type: 'MatchRun', id: e.runId } }),
    live(`cohorts.${e.cohortId}`, e.runId),
  ],
  'matching.computed': (e) => [tell('matching.computed', e), live(`cohorts.${e.cohortId}`, e.runId)],
  'matching.published': (e) => [tell('matching.published', e), live(`cohorts.${e.cohortId}`, e.runId)],
  'match.responded': (e) => [
    tell('match.responded', e),
    to('offer-next-mentor', e, { about: { type: 'MentorMatch', id: e.matchId } }),
    conflicts(),
    live(`matches.${e.matchId}`, e.matchId),
  ],
  'match.reminded': (e) => [tell('match.reminded', e)],
  'match.lapsed': (e) => [
    tell('match.lapsed', e),
    to('offer-next-mentor', e, { about: { type: 'MentorMatch', id: e.matchId } }),
    live(`matches.${e.matchId}`, e.matchId),
  ],
  'match.unreplaced': (e) => [tell('match.unreplaced', e)],
  'match.voided': (e) => [tell('match.voided', e), live(`matches.${e.matchId}`, e.matchId)],
  'officeHours.opened': (e) => [tell('officeHours.opened', e), live(`cohorts.${e.cohortId}`, e.roundId)],
  'officeHours.changed': (e) => [live(`cohorts.${e.cohortId}`, e.roundId)],
  'officeHours.allotmentRequested': (e) => [
    to('allot-office-hours', { runId: e.runId }, { about: { type: 'OfficeHourRun', id: e.runId } }),
    live(`cohorts.${e.cohortId}`, e.runId),
  ],
  'officeHours.allotted': (e) => [tell('officeHours.allotted', e), live(`cohorts.${e.cohortId}`, e.runId)],
  'officeHours.published': (e) => [tell('officeHours.published', e), live(`cohorts.${e.cohortId}`, e.roundId)],
  'meeting.booked': (e) => [tell('meeting.booked', e), live(`cohorts.${e.cohortId}`, e.meetingId)],
  'meeting.cancelled': (e) => [tell('meeting.cancelled', e), live(`cohorts.${e.cohortId}`, e.meetingId)],
  'meeting.reminderDue': (e) => [tell('meeting.reminderDue', e)],
  'startup.moved': (e) => [tell('startup.moved', e), live(`startups.${e.startupId}`, e.stageEntryId)],
  'invitation.sent': (e) => [tell('invitation.sent', e), conflicts()],
  'profile.changed': () => [conflicts()],
  'fit.changed': (e) => [fitAgain(e.cohortId), live(`cohorts.${e.cohortId}`, e.cohortId)],
  'notification.queued': (e) => [to('deliver-message', e)],
  'job.replayRequested': (e) => [again(e.jobRunId), live(`jobs.${e.jobRunId}`, e.jobRunId)],
};
