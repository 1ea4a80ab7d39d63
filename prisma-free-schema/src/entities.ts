import { ActivitySession } from './entities/activities/activity-session.entity.js';
import { Activity } from './entities/activities/activity.entity.js';
import { Attendance } from './entities/activities/attendance.entity.js';
import { HeadCount } from './entities/activities/head-count.entity.js';
import { Registration } from './entities/activities/registration.entity.js';
import { ApplicationMember } from './entities/applications/application-member.entity.js';
import { ApplicationSnapshot } from './entities/applications/application-snapshot.entity.js';
import { Application } from './entities/applications/application.entity.js';
import { CheckVerdict } from './entities/applications/check-verdict.entity.js';
import { ImportRun } from './entities/applications/import-run.entity.js';
import { Offer } from './entities/applications/offer.entity.js';
import { RevisionRequest } from './entities/applications/revision-request.entity.js';
import { StageEntry } from './entities/applications/stage-entry.entity.js';
import { StoredFile } from './entities/applications/stored-file.entity.js';
import { SubmissionAttempt } from './entities/applications/submission-attempt.entity.js';
import { AssignmentRun } from './entities/assessment/assignment-run.entity.js';
import { Assignment } from './entities/assessment/assignment.entity.js';
import { Commitment } from './entities/assessment/commitment.entity.js';
import { Conflict } from './entities/assessment/conflict.entity.js';
import { Criterion } from './entities/assessment/criterion.entity.js';
import { DecisionBatch } from './entities/assessment/decision-batch.entity.js';
import { Decision } from './entities/assessment/decision.entity.js';
import { ReadWish } from './entities/assessment/read-wish.entity.js';
import { ReviewRound } from './entities/assessment/review-round.entity.js';
import { ReviewScore } from './entities/assessment/review-score.entity.js';
import { Review } from './entities/assessment/review.entity.js';
import { ReviewerProfile } from './entities/assessment/reviewer-profile.entity.js';
import { ReviewerLeniency } from './entities/assessment/reviewer-leniency.entity.js';
import { Rubric } from './entities/assessment/rubric.entity.js';
import { ScoreResult } from './entities/assessment/score-result.entity.js';
import { ScoreRun } from './entities/assessment/score-run.entity.js';
import { Invitation } from './entities/identity/invitation.entity.js';
import { Membership } from './entities/identity/membership.entity.js';
import { Organisation } from './entities/identity/organisation.entity.js';
import { PersonMerge } from './entities/identity/person-merge.entity.js';
import { Person } from './entities/identity/person.entity.js';
import { RoleGrant } from './entities/identity/role-grant.entity.js';
import { Startup } from './entities/identity/startup.entity.js';
import { MatchRun } from './entities/mentoring/match-run.entity.js';
import { MatchWish } from './entities/mentoring/match-wish.entity.js';
import { MentorMatch } from './entities/mentoring/mentor-match.entity.js';
import { MentorProfile } from './entities/mentoring/mentor-profile.entity.js';
import { OfficeHourMeeting } from './entities/mentoring/office-hour-meeting.entity.js';
import { OfficeHourRequest } from './entities/mentoring/office-hour-request.entity.js';
import { OfficeHourRound } from './entities/mentoring/office-hour-round.entity.js';
import { OfficeHourRun } from './entities/mentoring/office-hour-run.entity.js';
import { OfficeHourSlot } from './entities/mentoring/office-hour-slot.entity.js';
import { OfficeHourWish } from './entities/mentoring/office-hour-wish.entity.js';
import { RankedChoice } from './entities/mentoring/ranked-choice.entity.js';
import { JobEffect } from './entities/messaging/job-effect.entity.js';
import { JobOutbox } from './entities/messaging/job-outbox.entity.js';
import { JobRun } from './entities/messaging/job-run.entity.js';
import { MutationReceipt } from './entities/messaging/mutation-receipt.entity.js';
import { OutgoingMessage } from './entities/notifications/outgoing-message.entity.js';
import { Cohort } from './entities/programmes/cohort.entity.js';
import { FormDefinition } from './entities/programmes/form-definition.entity.js';
import { Programme } from './entities/programmes/programme.entity.js';
import { Region } from './entities/programmes/region.entity.js';
import { Season } from './entities/programmes/season.entity.js';
import { Stage } from './entities/programmes/stage.entity.js';
import { Enrolment } from './entities/progress/enrolment.entity.js';
import { Space } from './entities/spaces/space.entity.js';

/** Every table of the application, for the one MikroORM configuration. */
export const entities = [
  ActivitySession,
  Activity,
  Attendance,
  HeadCount,
  Registration,
  ApplicationMember,
  ApplicationSnapshot,
  Application,
  CheckVerdict,
  ImportRun,
  Offer,
  RevisionRequest,
  StageEntry,
  StoredFile,
  SubmissionAttempt,
  AssignmentRun,
  Assignment,
  Commitment,
  Conflict,
  Criterion,
  DecisionBatch,
  Decision,
  ReadWish,
  ReviewRound,
  ReviewScore,
  Review,
  ReviewerLeniency,
  ReviewerProfile,
  Rubric,
  ScoreResult,
  ScoreRun,
  Invitation,
  Membership,
  Organisation,
  PersonMerge,
  Person,
  RoleGrant,
  Startup,
  MatchRun,
  MatchWish,
  MentorMatch,
  MentorProfile,
  OfficeHourMeeting,
  OfficeHourRequest,
  OfficeHourRound,
  OfficeHourRun,
  OfficeHourSlot,
  OfficeHourWish,
  RankedChoice,
  JobEffect,
  JobOutbox,
  JobRun,
  MutationReceipt,
  OutgoingMessage,
  Cohort,
  FormDefinition,
  Programme,
  Region,
  Season,
  Stage,
  Enrolment,
  Space,
];
