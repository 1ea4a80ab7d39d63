export { ActivitySession } from './entities/activities/activity-session.entity.js';
export {
  activityGroups,
  activityModes,
  activityStates,
  Activity,
  type ActivityGroup,
  type ActivityMode,
  type ActivityState,
} from './entities/activities/activity.entity.js';
export { Attendance } from './entities/activities/attendance.entity.js';
export { HeadCount } from './entities/activities/head-count.entity.js';
export { Registration } from './entities/activities/registration.entity.js';
export {
  memberRights,
  ApplicationMember,
  type MemberRight,
} from './entities/applications/application-member.entity.js';
export { ApplicationSnapshot } from './entities/applications/application-snapshot.entity.js';
export {
  applicationLifecycles,
  Application,
  type AnswerEdit,
  type ApplicationLifecycle,
  type ApplicationMove,
} from './entities/applications/application.entity.js';
export {
  checkResults,
  checkReasons,
  CheckVerdict,
  type CheckResult,
  type CheckReason,
} from './entities/applications/check-verdict.entity.js';
export { ImportRun } from './entities/applications/import-run.entity.js';
export { offerStates, Offer, type OfferState } from './entities/applications/offer.entity.js';
export { RevisionRequest } from './entities/applications/revision-request.entity.js';
export { stageResults, StageEntry, type StageResult } from './entities/applications/stage-entry.entity.js';
export { StoredFile } from './entities/applications/stored-file.entity.js';
export { SubmissionAttempt } from './entities/applications/submission-attempt.entity.js';
export { AssignmentRun } from './entities/assessment/assignment-run.entity.js';
export { assignmentStates, Assignment, type AssignmentState } from './entities/assessment/assignment.entity.js';
export { ReviewerProfile } from './entities/assessment/reviewer-profile.entity.js';
export { reviewerKinds, Commitment, type ReviewerKind } from './entities/assessment/commitment.entity.js';
export {
  conflictSources,
  conflictReasons,
  Conflict,
  type ConflictSource,
  type ConflictReason,
} from './entities/assessment/conflict.entity.js';
export { Criterion } from './entities/assessment/criterion.entity.js';
export { DecisionBatch } from './entities/assessment/decision-batch.entity.js';
export {
  decisionOutcomes,
  declineReasons,
  Decision,
  type DecisionOutcome,
  type DeclineReason,
} from './entities/assessment/decision.entity.js';
export { ReadWish } from './entities/assessment/read-wish.entity.js';
export {
  roundStates,
  ReviewRound,
  type ReviewerNeed,
  type RoundState,
} from './entities/assessment/review-round.entity.js';
export { ReviewScore } from './entities/assessment/review-score.entity.js';
export { reviewStates, Review } from './entities/assessment/review.entity.js';
export { ReviewerLeniency } from './entities/assessment/reviewer-leniency.entity.js';
export { Rubric } from './entities/assessment/rubric.entity.js';
export { bands, ScoreResult, type Band, type Contribution } from './entities/assessment/score-result.entity.js';
export {
  ScoreRun,
  type RoundInputs,
  type ScoreWarning,
  type SentReview,
} from './entities/assessment/score-run.entity.js';
export { Invitation } from './entities/identity/invitation.entity.js';
export { Membership } from './entities/identity/membership.entity.js';
export { Organisation } from './entities/identity/organisation.entity.js';
export { PersonMerge } from './entities/identity/person-merge.entity.js';
export { Person } from './entities/identity/person.entity.js';
export { roles, scopeKinds, RoleGrant, type Role, type ScopeKind } from './entities/identity/role-grant.entity.js';
export { startupStages, Startup, type StartupStage } from './entities/identity/startup.entity.js';
export { keepModes, MatchRun, type KeepModeName } from './entities/mentoring/match-run.entity.js';
export { wishKinds, MatchWish } from './entities/mentoring/match-wish.entity.js';
export {
  matchStates,
  MentorMatch,
  type CommonGround,
  type MatchState,
  type PairReasons,
  type RanksOfPair,
} from './entities/mentoring/mentor-match.entity.js';
export {
  choosingSides,
  mostRanked,
  RankedChoice,
  type ChoosingSide,
} from './entities/mentoring/ranked-choice.entity.js';
export { mentorStates, MentorProfile } from './entities/mentoring/mentor-profile.entity.js';
export {
  meetingStates,
  OfficeHourMeeting,
  type MeetingState,
} from './entities/mentoring/office-hour-meeting.entity.js';
export { OfficeHourRequest } from './entities/mentoring/office-hour-request.entity.js';
export {
  officeHourStates,
  OfficeHourRound,
  type OfficeHourState,
} from './entities/mentoring/office-hour-round.entity.js';
export { OfficeHourRun } from './entities/mentoring/office-hour-run.entity.js';
export { slotModes, OfficeHourSlot, type SlotMode } from './entities/mentoring/office-hour-slot.entity.js';
export { OfficeHourWish } from './entities/mentoring/office-hour-wish.entity.js';
export { JobEffect } from './entities/messaging/job-effect.entity.js';
export { JobOutbox } from './entities/messaging/job-outbox.entity.js';
export { jobStates, JobRun, type JobState } from './entities/messaging/job-run.entity.js';
export { MutationReceipt } from './entities/messaging/mutation-receipt.entity.js';
export {
  channels,
  messageStates,
  OutgoingMessage,
  type Channel,
  type MessageState,
} from './entities/notifications/outgoing-message.entity.js';
export { Cohort } from './entities/programmes/cohort.entity.js';
export { formKinds, FormDefinition } from './entities/programmes/form-definition.entity.js';
export { programmeTypes, Programme } from './entities/programmes/programme.entity.js';
export { Region } from './entities/programmes/region.entity.js';
export { seasonStates, Season, type SeasonState } from './entities/programmes/season.entity.js';
export { stageKinds, Stage, type StageKind, type GateItem } from './entities/programmes/stage.entity.js';
export { enrolmentStates, Enrolment } from './entities/progress/enrolment.entity.js';
export { spaceStates, Space, type SpaceState } from './entities/spaces/space.entity.js';
export type { FitRules } from './fit-rules.js';
export { meetingModes, spokenLanguages, weekParts, type MeetingMode, type SpokenLanguage } from './meeting-terms.js';
export { entities } from './entities.js';
export { ormOptions } from './orm-options.js';
export { migrateAll, pendingMigrations } from './migrate.js';
export { runStates, type RunState } from './run-states.js';
export { seedReference, seedSampleWorld, type SeedOptions, type SeedReport } from './seed.js';
export type { SeedStep } from '../seeders/demo.seeder.js';
export type { SampleFile } from '../seeders/application-rows.js';
export type {
  CohortToPair,
  MentorToPair,
  PairedCohort,
  RankedRound,
  ReadReview,
  RoundToRank,
  SampleEngines,
  StartupToPair,
} from '../seeders/engines.js';
export { samplePassword, samplePeople, type SamplePerson } from '../seeders/sample-people.js';
