import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { reviewerKinds, roundStates, runStates, type ReviewerKind, type RoundState, type RunState } from '#schema';
import { connectionOf } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum-of.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { TallyEntry } from '../graphql/tally.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { PersonModel } from '../identity/person.model.js';
import { SeasonModel, StageModel } from '../programmes/programme.model.js';
import { DecisionBatchModel } from './decision.model.js';
import { ReviewerLeniencyModel, ScoreRunModel } from './score-run.model.js';

export const RoundStateEnum = enumOf(roundStates);
registerEnumType(RoundStateEnum, { name: 'RoundState', description: 'Where a review round stands.' });
export const RunStateEnum = enumOf(runStates);
registerEnumType(RunStateEnum, { name: 'RunState', description: 'Where a long computation stands.' });

export const ReviewerKindEnum = enumOf(reviewerKinds);
registerEnumType(ReviewerKindEnum, { name: 'ReviewerKind', description: 'What a reviewer stands for.' });

@ObjectType('Criterion', { implements: () => NodeModel, description: 'One thing that reviewers score.' })
export class CriterionModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Key, unique in its rubric.' })
  key!: string;

  @Field(() => Int, { description: 'Place in the rubric.' })
  position!: number;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'What the reviewer asks.' })
  question!: string;

  @Field(() => Int, { description: 'Share of the total in percent.' })
  weight!: number;

  @Field(() => Json, { description: 'What each level means, from the lowest up: `[{ id, en }]`.' })
  anchors!: unknown;

  @Field(() => Boolean, { description: 'Whether it may be left out as not applicable.' })
  mayBeLeftOut!: boolean;
}

@ObjectType('Rubric', { implements: () => NodeModel, description: 'Weighted criteria of a round.' })
export class RubricModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Int, { description: 'Lowest level of the scale.' })
  lowest!: number;

  @Field(() => Int, { description: 'Highest level of the scale.' })
  highest!: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when nothing in it changes.' })
  frozenAt!: string | null;

  @Field(() => [CriterionModel], { description: 'Criteria in order.' })
  criteria!: CriterionModel[];
}

@ObjectType('Commitment', { implements: () => NodeModel, description: "A reviewer's promise for one round." })
export class CommitmentModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => Int, { description: 'Most applications this reviewer reads.' })
  capacity!: number;

  @Field(() => [String], { description: 'Sector keys the reviewer knows.' })
  sectors!: string[];

  @Field(() => String, { description: 'What the reviewer knows, in his or her own words.' })
  profile!: string;

  @Field(() => ReviewerKindEnum, { nullable: true, description: 'What the reviewer stands for.' })
  kind!: ReviewerKind | null;

  @Field(() => PersonModel, { nullable: true, description: 'Who.' })
  reviewer!: PersonModel | null;
}

@ObjectType('AssignmentRun', { implements: () => NodeModel, description: 'One computation of who reads what.' })
export class AssignmentRunModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => RunStateEnum, { description: 'Where it stands.' })
  state!: RunState;

  @Field(() => Json, {
    nullable: true,
    description:
      'Totals, gap, loads and prices; the blocking set and its rules when there is no solution; rules not met in time.',
  })
  outcome!: unknown;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was done.' })
  finishedAt!: string | null;
}

@ObjectType('ReviewRound', {
  implements: () => NodeModel,
  description: "One reading of a stage's applications under one rubric.",
})
export class ReviewRoundModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => RoundStateEnum, { description: 'Where it stands.' })
  state!: RoundState;

  @Field(() => Int, { description: 'How often each application is read.' })
  readsPerApplication!: number;

  @Field(() => Int, { description: 'Reads that every reviewer who promised as many is given at least.' })
  leastReads!: number;

  @Field(() => Json, {
    nullable: true,
    description:
      "Weights of the parts of a reviewer's fit where they differ from the usual ones; for those who assign.",
  })
  fitWeights!: unknown;

  @Field(() => Json, {
    nullable: true,
    description: 'Hard rules of the fit where they differ from the usual ones: `{ language }`; for those who assign.',
  })
  fitRules!: unknown;

  @Field(() => Int, { description: 'How many it may accept.' })
  quota!: number;

  @Field(() => Boolean, { description: 'Whether reviewers do not learn who applied.' })
  blind!: boolean;

  @Field(() => [String], { description: 'Form fields hidden from reviewers.' })
  hiddenFields!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Form field by which reviewers are grouped in scoring, by what they mostly read; none = not grouped.',
  })
  groupField!: string | null;

  @Field(() => Json, {
    description:
      "Fields of the season's forms that are answered by choice: `[{ key, label, options: [{ key, label }], profileBinding }]`.",
  })
  choiceFields!: unknown;

  @Field(() => DateTime, { nullable: true, description: 'When it was opened.' })
  openedAt!: string | null;

  @Field(() => DateTime, { description: 'When it locks.' })
  locksAt!: string;

  @Field(() => Json, {
    description:
      'Kinds of reviewers each application needs: `[{ kind, least, most }]`, none of both numbers is no rule.',
  })
  needs!: unknown;

  @Field(() => Int, { nullable: true, description: 'Most readers of one application from one place of work.' })
  mostPerOrganisation!: number | null;

  @Field(() => Int, { description: 'Version to name when changing it.' })
  version!: number;

  @Field(() => SeasonModel, { nullable: true, description: 'Its season.' })
  season!: SeasonModel | null;

  @Field(() => StageModel, { nullable: true, description: 'Its stage.' })
  stage!: StageModel | null;

  @Field(() => RubricModel, { nullable: true, description: 'Its rubric.' })
  rubric!: RubricModel | null;

  @Field(() => [CommitmentModel], { description: 'Promises of reviewers, by name.' })
  commitments!: CommitmentModel[];

  @Field(() => [ReviewerLeniencyModel], {
    description:
      'How lenient reviewers were, by the newest ranking: directors see all, a reviewer the own line once the round is closed.',
  })
  leniency!: ReviewerLeniencyModel[];

  @Field(() => AssignmentRunModel, { nullable: true, description: 'The newest computation of who reads what.' })
  assignmentRun!: AssignmentRunModel | null;

  @Field(() => ScoreRunModel, { nullable: true, description: 'The newest scores.' })
  currentRun!: ScoreRunModel | null;

  @Field(() => DecisionBatchModel, { nullable: true, description: 'The newest release.' })
  batch!: DecisionBatchModel | null;

  @Field(() => [TallyEntry], { description: 'Assignments by state.' })
  progress!: TallyEntry[];

  @Field(() => Int, { description: 'Reviews sent, as far as the viewer may see.' })
  reviewsSent!: number;

  @Field(() => Float, { description: 'Reads promised in all.' })
  capacity!: number;

  @Field(() => Int, { nullable: true, description: 'Places of the quota that nobody holds; for those who give them.' })
  placesFree!: number | null;

  @Field(() => [TallyEntry], { description: 'Pending decisions by outcome.' })
  marks!: TallyEntry[];
}

@ObjectType({ description: 'A page of review rounds.' })
export class ReviewRoundConnection extends connectionOf('ReviewRound', ReviewRoundModel) {}
