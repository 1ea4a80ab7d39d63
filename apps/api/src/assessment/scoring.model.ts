import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { IdOf } from '../graphql/id-of.decorator.js';
import { RoundInput } from './round.inputs.js';

@ObjectType('ScoreMove', { description: 'One application in two runs; none where a run does not hold it.' })
export class ScoreMoveModel {
  @Field(() => ID, { description: 'Global id of the application.' })
  applicationId!: string;

  @Field(() => String, { description: 'Number of the application.' })
  number!: string;

  @Field(() => String, { description: 'Name of the startup.' })
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Rank in the earlier run.' })
  rankBefore!: number | null;

  @Field(() => Int, { nullable: true, description: 'Rank in the later run.' })
  rankAfter!: number | null;

  @Field(() => Float, { nullable: true, description: 'Calibrated score in the earlier run.' })
  calibratedBefore!: number | null;

  @Field(() => Float, { nullable: true, description: 'Calibrated score in the later run.' })
  calibratedAfter!: number | null;

  @Field(() => Float, { nullable: true, description: 'Chance of a place in the earlier run, 0 to 1.' })
  chanceBefore!: number | null;

  @Field(() => Float, { nullable: true, description: 'Chance of a place in the later run, 0 to 1.' })
  chanceAfter!: number | null;

  @Field(() => Int, { nullable: true, description: 'Reads in the earlier run.' })
  readsBefore!: number | null;

  @Field(() => Int, { nullable: true, description: 'Reads in the later run.' })
  readsAfter!: number | null;
}

@ObjectType('ScoreRunDiff', { description: 'Who moved between two runs of a round.' })
export class ScoreRunDiffModel {
  @Field(() => [ScoreMoveModel], { description: 'Over the cut into the quota, the best first.' })
  entered!: ScoreMoveModel[];

  @Field(() => [ScoreMoveModel], { description: 'Over the cut out of the quota.' })
  left!: ScoreMoveModel[];

  @Field(() => [ScoreMoveModel], { description: 'The twenty that moved most ranks.' })
  moved!: ScoreMoveModel[];

  @Field(() => Int, { description: 'How many stand on another rank.' })
  movedCount!: number;

  @Field(() => Int, { description: 'Applications that only the later run holds.' })
  added!: number;

  @Field(() => Int, { description: 'Applications that only the earlier run holds.' })
  gone!: number;
}

@ObjectType('PartCriterion', { description: 'A criterion whose weight may be tried.' })
export class PartCriterionModel {
  @Field(() => ID, { description: 'Global id of the criterion.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Int, { description: 'Weight in the rubric, in percent.' })
  weight!: number;
}

@ObjectType('RankedParts', { description: 'One application in the parts of its score.' })
export class RankedPartsModel {
  @Field(() => ID, { description: 'Global id of its result.' })
  resultId!: string;

  @Field(() => String, { description: 'Number of the application.' })
  number!: string;

  @Field(() => String, { description: 'Name of the startup.' })
  name!: string;

  @Field(() => Int, { description: 'Rank in the run.' })
  rank!: number;

  @Field(() => Float, { description: 'Calibrated score in the run.' })
  calibrated!: number;

  @Field(() => Float, { nullable: true, description: 'Standard deviation of its prediction error.' })
  sd!: number | null;

  @Field(() => [Float], { description: 'Calibrated score of each criterion, in the order of the criteria.' })
  parts!: number[];
}

@ObjectType('RankingInParts', { description: 'A ranking on which weights and quota may be tried, saving nothing.' })
export class RankingInPartsModel {
  @Field(() => Int, { description: 'Quota of the run.' })
  quota!: number;

  @Field(() => [PartCriterionModel], { description: 'Criteria in order.' })
  criteria!: PartCriterionModel[];

  @Field(() => [RankedPartsModel], { description: 'From the best down; none where the run keeps no parts.' })
  rows!: RankedPartsModel[];
}

@ObjectType('ProposedRead', { description: 'One further read that would help, and why.' })
export class ProposedReadModel {
  @Field(() => ID, { description: 'Global id of the application.' })
  applicationId!: string;

  @Field(() => ID, { description: 'Global id of its result.' })
  resultId!: string;

  @Field(() => String, { description: 'Number of the application.' })
  number!: string;

  @Field(() => String, { description: 'Name of the startup.' })
  name!: string;

  @Field(() => Int, { description: 'Rank.' })
  rank!: number;

  @Field(() => Int, { description: 'Reads so far.' })
  reads!: number;

  @Field(() => Float, { nullable: true, description: 'Chance of a place in the quota, 0 to 1.' })
  chance!: number | null;

  @Field(() => Float, { nullable: true, description: "Half of its 90 % interval, in the rubric's unit." })
  doubt!: number | null;

  @Field(() => ID, { description: 'Global id of the reviewer.' })
  reviewerId!: string;

  @Field(() => String, { description: 'Name of the reviewer.' })
  reviewer!: string;

  @Field(() => [String], { description: 'Sectors both name.' })
  sectors!: string[];

  @Field(() => Int, { description: 'Reads the reviewer has left after it.' })
  left!: number;
}

@ObjectType('MoreReads', { description: 'Where the next reads help the selection most.' })
export class MoreReadsModel {
  @Field(() => [ProposedReadModel], { description: 'What is proposed, in the order in which it helps.' })
  reads!: ProposedReadModel[];

  @Field(() => Int, { description: 'Applications too close to call.' })
  close!: number;

  @Field(() => Int, { description: 'Reads promised and not given out.' })
  seats!: number;

  @Field(() => Int, { description: 'Close applications for which nobody is free.' })
  withoutReviewer!: number;
}

@InputType({ description: 'One further read.' })
export class FurtherReadInput {
  @IdOf('Application', { description: 'The application.' })
  applicationId!: string;

  @IdOf('Person', { description: 'The reviewer.' })
  reviewerId!: string;
}

@InputType({ description: 'Further reads of applications that are too close to call.' })
export class AskForMoreReadsInput extends RoundInput {
  @Field(() => [FurtherReadInput], { description: 'The reads, at most 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => FurtherReadInput)
  reads!: FurtherReadInput[];
}
