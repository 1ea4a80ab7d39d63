import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { OfferSlots, SaveOfficeHourRequest, WithdrawSlot } from '#mentoring';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import {
  OfferSlotsInput,
  OfficeHourRequestPayload,
  OfficeHourRoundPayload,
  OfficeHourSlotInput,
  SaveOfficeHourRequestInput,
} from './office-hour.inputs.js';

/** What goes before an allotment: the times mentors offer and the wishes of teams. */
@Resolver()
export class SlotResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly offer: OfferSlots,
    private readonly withdraw: WithdrawSlot,
    private readonly save: SaveOfficeHourRequest,
  ) {}

  @Mutation(() => OfficeHourRoundPayload, { description: 'A mentor offers times, or staff do for the mentor.' })
  @Requires('offer', 'MentorProfile')
  async offerSlots(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: OfferSlotsInput,
    @Selected('round') want: Selection,
  ) {
    return { round: await this.reads.one(viewer, 'OfficeHourRound', await this.offer.execute(viewer, input), want) };
  }

  @Mutation(() => OfficeHourRoundPayload, { description: 'Takes back a time in which nobody meets.' })
  @Requires('withdraw', 'OfficeHourSlot')
  async withdrawSlot(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { slotId }: OfficeHourSlotInput,
    @Selected('round') want: Selection,
  ) {
    return {
      round: await this.reads.one(viewer, 'OfficeHourRound', await this.withdraw.execute(viewer, slotId), want),
    };
  }

  @Mutation(() => OfficeHourRequestPayload, {
    description: 'A team says whom it wants to meet and when it cannot come; replaces what it said before.',
  })
  @Requires('ask', 'Enrolment')
  async saveOfficeHourRequest(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SaveOfficeHourRequestInput,
    @Selected('request') want: Selection,
  ) {
    return { request: await this.reads.one(viewer, 'OfficeHourRequest', await this.save.execute(viewer, input), want) };
  }
}
