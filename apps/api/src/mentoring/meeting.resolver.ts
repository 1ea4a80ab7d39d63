import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { BookMeeting, CancelMeeting } from '#mentoring';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import { BookMeetingInput, CancelMeetingInput, OfficeHourMeetingPayload } from './office-hour.inputs.js';

/** Meetings of office hours. */
@Resolver()
export class MeetingResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly book: BookMeeting,
    private readonly cancel: CancelMeeting,
  ) {}

  @Mutation(() => OfficeHourMeetingPayload, { description: 'Books a free place of a published round.' })
  @Requires('ask', 'Enrolment')
  async bookMeeting(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: BookMeetingInput,
    @Selected('meeting') want: Selection,
  ) {
    return { meeting: await this.reads.one(viewer, 'OfficeHourMeeting', await this.book.execute(viewer, input), want) };
  }

  @Mutation(() => OfficeHourMeetingPayload, {
    description: 'Cancels a meeting before it begins; everybody in it is told.',
  })
  @Requires('cancel', 'OfficeHourMeeting')
  async cancelMeeting(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: CancelMeetingInput,
    @Selected('meeting') want: Selection,
  ) {
    return {
      meeting: await this.reads.one(viewer, 'OfficeHourMeeting', await this.cancel.execute(viewer, input), want),
    };
  }
}
