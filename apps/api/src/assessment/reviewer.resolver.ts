import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { AddReviewer, reviewWeightsOf, SaveReviewerProfile, SetRoundFitWeights } from '#assessment';
import { fitWeightsOf, usualFitRules } from '#mentoring';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { Json } from '../graphql/scalars.js';
import { Selected } from '../graphql/selected.decorator.js';
import { PersonModel } from '../identity/person.model.js';
import {
  AddReviewerInput,
  ReviewerProfileModel,
  ReviewerProfilePayload,
  SaveReviewerProfileInput,
  SetRoundFitWeightsInput,
} from './reviewer.model.js';
import { RoundPayload } from './round.inputs.js';

/** Who reviews: what reviewers know, who joins a round, and how their fit is weighed. */
@Resolver()
export class ReviewerResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly profiles: SaveReviewerProfile,
    private readonly add: AddReviewer,
    private readonly weights: SetRoundFitWeights,
  ) {}

  @Query(() => ReviewerProfileModel, { nullable: true, description: "The viewer's own profile as a reviewer." })
  @Requires('read', 'ReviewerProfile')
  myReviewerProfile(@CurrentViewer() viewer: Viewer, @Selected() want: Selection) {
    return this.reads.one(viewer, 'ReviewerProfile', { person: viewer.self }, want);
  }

  @Query(() => [PersonModel], {
    description: 'Reviewers of the programme who are not in the round yet, by name; at most 200.',
  })
  @Requires('assign', 'ReviewRound')
  reviewersToAdd(
    @CurrentViewer() viewer: Viewer,
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('programmeId', { type: () => ID }) programmeId: string,
    @Selected() want: Selection,
  ) {
    const scope = { scopeKind: 'PROGRAMME', scopeId: rowIdOf('Programme', programmeId) };
    const where = {
      grants: { $some: { role: 'REVIEWER', ...scope } },
      commitments: { $none: { round: rowIdOf('ReviewRound', roundId) } },
    };
    return this.reads.list(viewer, 'Person', { where, orderBy: 'name', limit: 200 }, want);
  }

  @Query(() => Json, {
    description: 'Usual weights of the parts of a fit and usual hard rules: `{ review, mentoring, rules }`.',
  })
  @Requires('assign', 'ReviewRound')
  usualFitWeights() {
    const rules = { review: { language: true }, mentoring: usualFitRules };
    return { review: reviewWeightsOf(null), mentoring: fitWeightsOf(null), rules };
  }

  @Mutation(() => ReviewerProfilePayload, {
    description: 'A reviewer says what he or she knows and has ties to; conflicts are looked for again.',
  })
  @Requires('save', 'ReviewerProfile')
  async saveReviewerProfile(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SaveReviewerProfileInput,
    @Selected('profile') want: Selection,
  ) {
    const id = await this.profiles.execute(viewer, input);
    return { profile: await this.reads.one(viewer, 'ReviewerProfile', id, want) };
  }

  @Mutation(() => RoundPayload, { description: 'Takes a reviewer of the programme into a round.' })
  @Requires('assign', 'ReviewRound')
  async addReviewer(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: AddReviewerInput,
    @Selected('round') want: Selection,
  ) {
    return { round: await this.reads.one(viewer, 'ReviewRound', await this.add.execute(viewer, input), want) };
  }

  @Mutation(() => RoundPayload, {
    description: "Sets how much each part of a reviewer's fit counts, from the next computation on.",
  })
  @Requires('assign', 'ReviewRound')
  async setRoundFitWeights(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SetRoundFitWeightsInput,
    @Selected('round') want: Selection,
  ) {
    return { round: await this.reads.one(viewer, 'ReviewRound', await this.weights.execute(viewer, input), want) };
  }
}
