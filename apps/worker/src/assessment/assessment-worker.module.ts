import { Module } from '@nestjs/common';
import { AssessmentModule } from '#assessment';
import { AssignReviewersProcessor } from './assign-reviewers.processor.js';
import { RecomputeConflictsProcessor } from './recompute-conflicts.processor.js';
import { ScoreRoundProcessor } from './score-round.processor.js';

@Module({
  imports: [AssessmentModule],
  providers: [AssignReviewersProcessor, RecomputeConflictsProcessor, ScoreRoundProcessor],
})
export class AssessmentWorkerModule {}
