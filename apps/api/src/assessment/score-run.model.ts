import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import { applicationLifecycles, bands, decisionOutcomes } from '#schema';
import type { ApplicationLifecycle, Band, DecisionOutcome } from '#schema';
import { ApplicationLifecycleEnum, ApplicationModel } from '../applications/application.model.js';
import { connectionOf } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum-of.js';
import { PageArgs } from '../graphql/page.args.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { TallyEntry } from '../graphql/tally.model.js';
import { NodeModel } from '../graphql/node.model.js';
import { PersonModel } from '../identity/person.model.js';

export const BandEnum = enumOf(bands);
registerEnumType(BandEnum, { name: 'Band', description: 'Above the cut, below it, or too close to call.' });
export const DecisionOutcomeEnum = enumOf(decisionOutcomes);
registerEnumType(DecisionOutcomeEnum, { name: 'DecisionOutcome', description: 'What becomes of an application.' });

@ObjectType('ScoreResult', {
  implements: () => NodeModel,
  description: 'Where one application stands in one run, and how sure that is.',
})
export class ScoreResultModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => ApplicationModel, { nullable: true, description: 'The application.' })
  application!: unknown;

  @Field(() => Int, { description: 'How often it was read.' })
  reads!: number;

  @Field(() => Float, { description: 'Plain mean of its reviews.' })
  rawMean!: number;

  @Field(() => Float, { nullable: true, description: 'What an average reviewer would give.' })
  calibrated!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Standard deviation of the prediction error of the calibrated score.',
  })
  sd!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of the 90 % interval.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of the 90 % interval.' })
  high!: number | null;

  @Field(() => Int, { description: 'Rank, 1 is best; ties share the smaller one.' })
  rank!: number;

  @Field(() => Int, { nullable: true, description: 'Best rank it may have (5 % quantile).' })
  rankLow!: number | null;

  @Field(() => Int, { nullable: true, description: 'Worst rank it may have (95 % quantile).' })
  rankHigh!: number | null;

  @Field(() => Float, { nullable: true, description: 'Chance of a place in the quota, 0 to 1.' })
  chance!: number | null;

  @Field(() => BandEnum, { description: 'Above the cut, below it, or too close to call.' })
  band!: Band;

  @Field(() => Float, { description: 'Largest spread between reviewers on one criterion, in levels.' })
  spread!: number;

  @Field(() => Json, { description: 'Part of each review: `[{ reviewerId, score, adjusted, share, effect }]`.' })
  contributions!: unknown;

  @Field(() => DecisionOutcomeEnum, { nullable: true, description: 'What is marked or decided.' })
  outcome!: DecisionOutcome | null;
}

@ObjectType({ description: 'A page of score results.' })
export class ScoreResultConnection extends connectionOf('ScoreResult', ScoreResultModel) {}

@ObjectType('ReviewerLeniency', {
  implements: () => NodeModel,
  description: 'How lenient one reviewer was in one run.',
})
export class ReviewerLeniencyModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => PersonModel, { nullable: true, description: 'Who.' })
  reviewer!: PersonModel | null;

  @Field(() => Int, { description: 'Reads that counted.' })
  reads!: number;

  @Field(() => Float, { description: "How much more than the average reviewer, in the rubric's unit." })
  leniency!: number;

  @Field(() => Float, { nullable: true, description: 'Standard deviation of that.' })
  sd!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "What this reviewer mostly read, in the round's grouping field.",
  })
  group!: string | null;
}

const resultOrders = ['rank', 'rank desc', 'spread desc', 'rawMean desc'] as const;

@InputType({ description: 'Which results.' })
export class ScoreResultFilter {
  @Field(() => [BandEnum], { nullable: true, description: 'Of these bands.' })
  @IsOptional()
  @IsIn(bands, { each: true })
  band?: Band[];

  @Field(() => [ApplicationLifecycleEnum], { nullable: true, description: 'Of applications in these states.' })
  @IsOptional()
  @IsIn(applicationLifecycles, { each: true })
  lifecycle?: ApplicationLifecycle[];
}

@ArgsType()
export class ScoreResultArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'rank, rank desc, spread desc or rawMean desc.' })
  @IsOptional()
  @IsIn(resultOrders)
  orderBy?: string;

  @Field(() => ScoreResultFilter, { nullable: true, description: 'Which results.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ScoreResultFilter)
  filter?: ScoreResultFilter;
}

@ObjectType('ScoreRun', {
  implements: () => NodeModel,
  description: 'One scoring of a round: frozen inputs, model and results.',
})
export class ScoreRunModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it was computed.' })
  createdAt!: string;

  @Field(() => String, { description: 'Version of the engine.' })
  engineVersion!: string;

  @Field(() => String, { description: 'SHA-256 of everything that went in.' })
  inputsHash!: string;

  @Field(() => Int, { description: 'Level of the model.' })
  level!: number;

  @Field(() => Int, { description: 'Quota it was computed for.' })
  quota!: number;

  @Field(() => Int, { description: 'Reviews that went in.' })
  reviews!: number;

  @Field(() => Json, { description: 'The fitted model.' })
  model!: unknown;

  @Field(() => Json, { description: 'What to keep in mind: `[{ code, count }]`.' })
  warnings!: unknown;

  @Field(() => Boolean, { description: 'Whether it is the newest of its round.' })
  isCurrent!: boolean;

  @Field(() => Boolean, { description: 'Approximate, while reviews still arrive; the exact run takes its place.' })
  isPreview!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of everything that came out: computing the kept inputs again gives the same.',
  })
  resultHash!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When inputs and reasons of an old run that nothing rests on were given up; ranks and hashes stay.',
  })
  thinnedAt!: string | null;

  @Field(() => Float, { nullable: true, description: 'Where the cut lies on the scale.' })
  cut!: number | null;

  @Field(() => [TallyEntry], { description: 'Results by band.' })
  bands!: TallyEntry[];

  @Field(() => [ReviewerLeniencyModel], { description: 'Reviewers, the most severe first.' })
  reviewers!: ReviewerLeniencyModel[];
}

@ObjectType({ description: 'A page of score runs.' })
export class ScoreRunConnection extends connectionOf('ScoreRun', ScoreRunModel) {}
