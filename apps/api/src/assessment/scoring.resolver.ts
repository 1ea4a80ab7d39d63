import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { AskForMoreReads, CompareScoreRuns, ProposeMoreReads, RankingParts } from '#assessment';
import { ReadPlanner, toGlobalId, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { PageArgs } from '../graphql/page.args.js';
import { Selected } from '../graphql/selected.decorator.js';
import { RoundPayload } from './round.inputs.js';
import { ScoreRunConnection } from './score-run.model.js';
import { AskForMoreReadsInput, MoreReadsModel, RankingInPartsModel, ScoreRunDiffModel } from './scoring.model.js';

/** Most reads of one proposal: a re-score in between tells better where the next ones belong. */
const largestBatch = 200;

/** Runs side by side, weights on trial, and where the next reads go. */
@Resolver()
export class ScoringResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly compare: CompareScoreRuns,
    private readonly parts: RankingParts,
    private readonly propose: ProposeMoreReads,
    private readonly ask: AskForMoreReads,
  ) {}

  @Query(() => ScoreRunConnection, { description: 'Score runs of a round, the newest first.' })
  @Requires('read', 'ScoreRun')
  scoreRuns(
    @CurrentViewer() viewer: Viewer,
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args() page: PageArgs,
    @Selected() want: Selection,
  ) {
    return this.reads.page(viewer, 'ScoreRun', { ...page, where: { round: rowIdOf('ReviewRound', roundId) } }, want);
  }

  @Query(() => ScoreRunDiffModel, { description: 'Who moved between two runs of one round.' })
  @Requires('read', 'ScoreRun')
  async scoreRunDiff(
    @CurrentViewer() viewer: Viewer,
    @Args('before', { type: () => ID }) before: string,
    @Args('after', { type: () => ID }) after: string,
  ) {
    const runs = { before: rowIdOf('ScoreRun', before), after: rowIdOf('ScoreRun', after) };
    const { entered, left, moved, ...counts } = await this.compare.execute(viewer, runs);
    return {
      ...counts,
      entered: entered.map(withGlobalId),
      left: left.map(withGlobalId),
      moved: moved.map(withGlobalId),
    };
  }

  @Query(() => RankingInPartsModel, { description: 'The newest ranking of a round in the parts of its scores.' })
  @Requires('read', 'ScoreResult')
  async rankingParts(@CurrentViewer() viewer: Viewer, @Args('roundId', { type: () => ID }) roundId: string) {
    const { criteria, rows, quota } = await this.parts.execute(viewer, rowIdOf('ReviewRound', roundId));
    return {
      quota,
      criteria: criteria.map((one) => ({ ...one, id: toGlobalId('Criterion', one.id) })),
      rows: rows.map((row) => ({ ...row, resultId: toGlobalId('ScoreResult', row.resultId) })),
    };
  }

  @Query(() => MoreReadsModel, { description: 'Where the next reads help most; proposes, and changes nothing.' })
  @Requires('assign', 'ReviewRound')
  async moreReads(
    @CurrentViewer() viewer: Viewer,
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('count', { type: () => Int, description: 'How many reads, 1 to 200.' }) count: number,
  ) {
    const wanted = Math.min(largestBatch, Math.max(1, count));
    const { reads, ...rest } = await this.propose.execute(viewer, {
      roundId: rowIdOf('ReviewRound', roundId),
      count: wanted,
    });
    return {
      ...rest,
      reads: reads.map((one) => ({
        ...one,
        applicationId: toGlobalId('Application', one.applicationId),
        resultId: toGlobalId('ScoreResult', one.resultId),
        reviewerId: toGlobalId('Person', one.reviewerId),
      })),
    };
  }

  @Mutation(() => RoundPayload, { description: 'Gives close applications to further reviewers, who are told.' })
  @Requires('assign', 'ReviewRound')
  async askForMoreReads(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: AskForMoreReadsInput,
    @Selected('round') want: Selection,
  ) {
    await this.ask.execute(viewer, input);
    return { round: await this.reads.one(viewer, 'ReviewRound', input.roundId, want) };
  }
}

const withGlobalId = <Row extends { readonly applicationId: string }>(row: Row) => ({
  ...row,
  applicationId: toGlobalId('Application', row.applicationId),
});
