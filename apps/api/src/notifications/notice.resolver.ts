import { Args, ID, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { LiveTopics } from '#messaging';
import { MarkRead, PreviewDecisionLetters } from '#notifications';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires, RequiresSignIn } from '../access/requires.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { changesOf, LiveChange } from '../graphql/live-change.js';
import { PageArgs } from '../graphql/page.args.js';
import { Selected } from '../graphql/selected.decorator.js';
import {
  LetterArgs,
  LetterConnection,
  LetterPreviewModel,
  MarkReadInput,
  MarkReadPayload,
  NoticeConnection,
} from './notice.model.js';

/** What people are told, and what staff see of the letters. */
@Resolver()
export class NoticeResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly mark: MarkRead,
    private readonly preview: PreviewDecisionLetters,
    private readonly live: LiveTopics,
  ) {}

  @Query(() => NoticeConnection, { description: 'Messages to the viewer, newest first.' })
  @RequiresSignIn()
  notices(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs, @Selected() want: Selection) {
    return this.reads.page(viewer, 'Notice', page, want);
  }

  @Query(() => NoticeConnection, { description: 'Messages to the viewer that were not read.' })
  @RequiresSignIn()
  unreadNotices(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs, @Selected() want: Selection) {
    return this.reads.page(viewer, 'Notice', { ...page, where: { readAt: null } }, want);
  }

  @Query(() => LetterConnection, { description: 'Letters of the programmes one works for, newest first.' })
  @Requires('read', 'Letter')
  letters(@CurrentViewer() viewer: Viewer, @Args() page: LetterArgs, @Selected() want: Selection) {
    return this.reads.page(viewer, 'Letter', page, want);
  }

  @Query(() => LetterPreviewModel, { description: 'The letters that a release of decisions would send now.' })
  @Requires('release', 'ReviewRound')
  async decisionLetters(@CurrentViewer() viewer: Viewer, @Args('roundId', { type: () => ID }) roundId: string) {
    const { counts, letters } = await this.preview.execute(viewer, rowIdOf('ReviewRound', roundId));
    return { accepted: counts.ACCEPT, waitlisted: counts.WAITLIST, declined: counts.DECLINE, letters };
  }

  @Mutation(() => MarkReadPayload, { description: 'Marks messages as read.' })
  @RequiresSignIn()
  async markNoticesRead(@CurrentViewer() viewer: Viewer, @Args('input') { noticeIds }: MarkReadInput) {
    return { marked: await this.mark.execute(viewer, noticeIds.length > 0 ? noticeIds : null) };
  }

  @Subscription(() => LiveChange, {
    description: 'Tells when something new came for the viewer.',
    resolve: (change) => change,
  })
  @RequiresSignIn()
  noticesChanged(@CurrentViewer() viewer: Viewer) {
    return changesOf(this.live, `people.${viewer.self}`);
  }
}
