import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { AcceptInvitation, InvitePerson, RevokeInvitation, UpdateProfile } from '#identity';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Open, Requires, RequiresSignIn } from '../access/requires.decorator.js';
import { PageArgs } from '../graphql/page.args.js';
import { Selected } from '../graphql/selected.decorator.js';
import {
  AcceptInvitationInput,
  InvitationPayload,
  InvitePersonInput,
  PersonPayload,
  RevokeInvitationInput,
  UpdateProfileInput,
} from './identity.inputs.js';
import { InvitationConnection, PersonModel } from './person.model.js';

@Resolver()
export class IdentityResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly invite: InvitePerson,
    private readonly accept: AcceptInvitation,
    private readonly revoke: RevokeInvitation,
    private readonly update: UpdateProfile,
  ) {}

  @Query(() => PersonModel, { nullable: true, description: 'Who is signed in; nothing for a visitor.' })
  @Open()
  viewer(@CurrentViewer() viewer: Viewer, @Selected() want: Selection) {
    return viewer.personId ? this.reads.one(viewer, 'Person', viewer.personId, want) : null;
  }

  @Query(() => InvitationConnection, { description: 'Invitations to the programmes one directs.' })
  @Requires('read', 'Invitation')
  invitations(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs, @Selected() want: Selection) {
    return this.reads.page(viewer, 'Invitation', page, want);
  }

  @Mutation(() => InvitationPayload, { description: 'Invites someone to a role in a programme.' })
  @Requires('create', 'Invitation')
  async invitePerson(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: InvitePersonInput,
    @Selected('invitation') want: Selection,
  ) {
    return { invitation: await this.reads.one(viewer, 'Invitation', await this.invite.execute(viewer, input), want) };
  }

  @Mutation(() => InvitationPayload, { description: 'Takes an open invitation back.' })
  @Requires('revoke', 'Invitation')
  async revokeInvitation(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RevokeInvitationInput,
    @Selected('invitation') want: Selection,
  ) {
    const id = await this.revoke.execute(viewer, input.invitationId);
    return { invitation: await this.reads.one(viewer, 'Invitation', id, want) };
  }

  @Mutation(() => PersonPayload, { description: 'Takes an invitation by the token out of its letter.' })
  @RequiresSignIn()
  async acceptInvitation(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: AcceptInvitationInput,
    @Selected('person') want: Selection,
  ) {
    await this.accept.execute(viewer, input.token);
    return { person: await this.reads.one(viewer, 'Person', viewer.self, want) };
  }

  @Mutation(() => PersonPayload, { description: 'Changes the name or the language of the viewer.' })
  @RequiresSignIn()
  async updateProfile(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: UpdateProfileInput,
    @Selected('person') want: Selection,
  ) {
    return { person: await this.reads.one(viewer, 'Person', await this.update.execute(viewer, input), want) };
  }
}
