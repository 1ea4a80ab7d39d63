import { Module } from '@nestjs/common';
import { AddReviewer } from './add-reviewer.js';
import { AskForMoreReads } from './ask-for-more-reads.js';
import { CompareScoreRuns } from './compare-score-runs.js';
import { ExportRanking } from './export-ranking.js';
import { ProposeMoreReads } from './propose-more-reads.js';
import { ProposeReads } from './propose-reads.js';
import { RankingParts } from './ranking-parts.js';
import { RequestScores } from './request-scores.js';
import { AnswerConflictQuestion } from './answer-conflict-question.js';
import { ApplyAssignmentFix } from './apply-assignment-fix.js';
import { AssignReviewers } from './assign-reviewers.js';
import { DeclareConflict } from './declare-conflict.js';
import { ForecastOfRound } from './forecast-of-round.js';
import { LiftConflict } from './lift-conflict.js';
import { LockRound } from './lock-round.js';
import { MarkDecisions } from './mark-decisions.js';
import { OpenRound } from './open-round.js';
import { PromoteFromWaitlist } from './promote-from-waitlist.js';
import { ReassignReads } from './reassign-reads.js';
import { RecallReview } from './recall-review.js';
import { RecomputeConflicts } from './recompute-conflicts.js';
import { ReleaseDecisions } from './release-decisions.js';
import { RequestAssignment } from './request-assignment.js';
import { SaveReview } from './save-review.js';
import { RoundMemory } from './round-memory.js';
import { SaveReviewerProfile } from './save-reviewer-profile.js';
import { ScoreRound } from './score-round.js';
import { SetCommitment } from './set-commitment.js';
import { SetReadWishes } from './set-read-wishes.js';
import { SetRoundFitWeights } from './set-round-fit-weights.js';
import { SubmitReview } from './submit-review.js';
import { UpdateRound } from './update-round.js';
import { UpdateRubric } from './update-rubric.js';

const useCases = [
  UpdateRubric,
  UpdateRound,
  SetCommitment,
  AddReviewer,
  SetReadWishes,
  ProposeReads,
  SetRoundFitWeights,
  SaveReviewerProfile,
  OpenRound,
  RequestAssignment,
  AssignReviewers,
  AnswerConflictQuestion,
  DeclareConflict,
  LiftConflict,
  RecomputeConflicts,
  ReassignReads,
  ForecastOfRound,
  ApplyAssignmentFix,
  SaveReview,
  SubmitReview,
  RecallReview,
  ScoreRound,
  RequestScores,
  RankingParts,
  ProposeMoreReads,
  ExportRanking,
  CompareScoreRuns,
  AskForMoreReads,
  LockRound,
  MarkDecisions,
  ReleaseDecisions,
  PromoteFromWaitlist,
];

@Module({ providers: [...useCases, RoundMemory], exports: useCases })
export class AssessmentModule {}
