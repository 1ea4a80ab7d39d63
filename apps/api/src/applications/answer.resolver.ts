import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { ConfirmOffer, DeclineOffer, UndoWithdrawal, WithdrawApplication } from '#applications';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import { ApplicationInput, ApplicationPayload } from './application.inputs.js';

/** What a team decides about its own application. */
@Resolver()
export class AnswerResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly withdraw: WithdrawApplication,
    private readonly undo: UndoWithdrawal,
    private readonly confirm: ConfirmOffer,
    private readonly decline: DeclineOffer,
  ) {}

  @Mutation(() => ApplicationPayload, { description: 'Withdraws an application; can be taken back for a day.' })
  @Requires('withdraw', 'Application')
  async withdrawApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { applicationId }: ApplicationInput,
    @Selected('application') want: Selection,
  ) {
    await this.withdraw.execute(viewer, applicationId);
    return { application: await this.reads.one(viewer, 'Application', applicationId, want) };
  }

  @Mutation(() => ApplicationPayload, { description: 'Takes a withdrawal back.' })
  @Requires('withdraw', 'Application')
  async undoWithdrawal(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { applicationId }: ApplicationInput,
    @Selected('application') want: Selection,
  ) {
    await this.undo.execute(viewer, applicationId);
    return { application: await this.reads.one(viewer, 'Application', applicationId, want) };
  }

  @Mutation(() => ApplicationPayload, { description: 'Takes the place that was offered.' })
  @Requires('answerOffer', 'Application')
  async confirmOffer(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { applicationId }: ApplicationInput,
    @Selected('application') want: Selection,
  ) {
    await this.confirm.execute(viewer, applicationId);
    return { application: await this.reads.one(viewer, 'Application', applicationId, want) };
  }

  @Mutation(() => ApplicationPayload, { description: 'Gives the offered place back.' })
  @Requires('answerOffer', 'Application')
  async declineOffer(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { applicationId }: ApplicationInput,
    @Selected('application') want: Selection,
  ) {
    await this.decline.execute(viewer, applicationId);
    return { application: await this.reads.one(viewer, 'Application', applicationId, want) };
  }
}
