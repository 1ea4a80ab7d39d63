import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { InviteCoApplicant, RemoveFile, ResubmitApplication, SaveAnswers, SubmitApplication } from '#applications';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import {
  ApplicationMemberPayload,
  ApplicationPayload,
  InviteCoApplicantInput,
  RemoveFileInput,
  SaveAnswersInput,
  SaveAnswersPayload,
  SubmitApplicationInput,
} from './application.inputs.js';

/** Writing an application and sending it. */
@Resolver()
export class DraftResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly save: SaveAnswers,
    private readonly invite: InviteCoApplicant,
    private readonly remove: RemoveFile,
    private readonly submit: SubmitApplication,
    private readonly resubmit: ResubmitApplication,
  ) {}

  @Mutation(() => SaveAnswersPayload, { description: 'Keeps changed answers, field by field.' })
  @Requires('save', 'Application')
  async saveAnswers(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SaveAnswersInput,
    @Selected('application') want: Selection,
  ) {
    const behind = this.reads.behind(viewer, 'Application', input.applicationId, want);
    const { conflicts } = await this.save.execute(viewer, input, behind);
    return { application: await behind.row(), conflicts };
  }

  @Mutation(() => ApplicationMemberPayload, { description: 'Lets another person into an application.' })
  @Requires('invite', 'Application')
  async inviteCoApplicant(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: InviteCoApplicantInput,
    @Selected('member') want: Selection,
  ) {
    return {
      member: await this.reads.one(viewer, 'ApplicationMember', await this.invite.execute(viewer, input), want),
    };
  }

  @Mutation(() => ApplicationPayload, { description: 'Takes a file out of the answers.' })
  @Requires('attach', 'Application')
  async removeFile(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { fileId }: RemoveFileInput,
    @Selected('application') want: Selection,
  ) {
    return {
      application: await this.reads.one(viewer, 'Application', await this.remove.execute(viewer, fileId), want),
    };
  }

  @Mutation(() => ApplicationPayload, { description: 'Sends an application.' })
  @Requires('submit', 'Application')
  async submitApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SubmitApplicationInput,
    @Selected('application') want: Selection,
  ) {
    return { application: await this.reads.one(viewer, 'Application', await this.submit.execute(viewer, input), want) };
  }

  @Mutation(() => ApplicationPayload, { description: 'Sends a revised application back.' })
  @Requires('submit', 'Application')
  async resubmitApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SubmitApplicationInput,
    @Selected('application') want: Selection,
  ) {
    return {
      application: await this.reads.one(viewer, 'Application', await this.resubmit.execute(viewer, input), want),
    };
  }
}
