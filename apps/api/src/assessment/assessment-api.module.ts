import { Module } from '@nestjs/common';
import { AssessmentModule } from '#assessment';
import { RankingController } from '../http/ranking.controller.js';
import { AssignmentResolver } from './assignment.resolver.js';
import { ConflictResolver } from './conflict.resolver.js';
import { DecisionResolver } from './decision.resolver.js';
import { ReassignmentResolver } from './reassignment.resolver.js';
import { ReadWishResolver } from './read-wish.resolver.js';
import { RoundStatesResolver } from './round-states.resolver.js';
import { ScoringResolver } from './scoring.resolver.js';
import { ReviewerResolver } from './reviewer.resolver.js';
import { RoundResolver } from './round.resolver.js';

export const assessmentResolvers = [
  RoundResolver,
  RoundStatesResolver,
  AssignmentResolver,
  ConflictResolver,
  DecisionResolver,
  ScoringResolver,
  ReassignmentResolver,
  ReadWishResolver,
  ReviewerResolver,
];

@Module({ imports: [AssessmentModule], controllers: [RankingController], providers: assessmentResolvers })
export class AssessmentApiModule {}
