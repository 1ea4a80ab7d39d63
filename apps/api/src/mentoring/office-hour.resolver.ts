import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { ChangeOfficeHours, OpenOfficeHours, PublishAllotment, RequestAllotment } from '#mentoring';
import { ReadPlanner, type Selection } from '#read-plan';
import { CurrentViewer } from '../access/current-viewer.decorator.js';
import { Requires } from '../access/requires.decorator.js';
import { rowIdOf } from '../graphql/id-of.decorator.js';
import { Selected } from '../graphql/selected.decorator.js';
import {
  ChangeOfficeHoursInput,
  OfficeHourRoundInput,
  OfficeHourRoundPayload,
  OfficeHourRunInput,
  OfficeHourRunPayload,
  OpenOfficeHoursInput,
} from './office-hour.inputs.js';
import { OfficeHourRoundModel } from './office-hour.model.js';

/** Office hours of a cohort: rounds, and the timetable of a round. */
@Resolver()
export class OfficeHourResolver {
  constructor(
    private readonly reads: ReadPlanner,
    private readonly open: OpenOfficeHours,
    private readonly change: ChangeOfficeHours,
    private readonly request: RequestAllotment,
    private readonly publish: PublishAllotment,
  ) {}

  @Query(() => [OfficeHourRoundModel], { description: 'Office hours the viewer runs or takes part in, latest first.' })
  @Requires('read', 'OfficeHourRound')
  officeHourRounds(
    @CurrentViewer() viewer: Viewer,
    @Args('cohortId', { type: () => ID, nullable: true }) cohortId: string | null,
    @Selected() want: Selection,
  ) {
    const where = cohortId ? { cohort: rowIdOf('Cohort', cohortId) } : {};
    return this.reads.list(viewer, 'OfficeHourRound', { where, limit: 20 }, want);
  }

  @Query(() => OfficeHourRoundModel, { nullable: true, description: 'One round of office hours.' })
  @Requires('read', 'OfficeHourRound')
  officeHourRound(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Selected() want: Selection,
  ) {
    return this.reads.one(viewer, 'OfficeHourRound', id, want);
  }

  @Mutation(() => OfficeHourRoundPayload, { description: 'Opens office hours; mentors and teams are told.' })
  @Requires('match', 'Cohort')
  async openOfficeHours(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: OpenOfficeHoursInput,
    @Selected('round') want: Selection,
  ) {
    const { cohortId, name, startsAt, endsAt, wishesCloseAt, slotMinutes, leastPlaces } = input;
    const asked = { cohortId, name, startsAt, endsAt, wishesCloseAt, slotMinutes, leastPlaces };
    return { round: await this.reads.one(viewer, 'OfficeHourRound', await this.open.execute(viewer, asked), want) };
  }

  @Mutation(() => OfficeHourRoundPayload, { description: 'Changes name, deadline and least number of places.' })
  @Requires('match', 'Cohort')
  async changeOfficeHours(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ChangeOfficeHoursInput,
    @Selected('round') want: Selection,
  ) {
    const { roundId, expectedVersion, name, wishesCloseAt, leastPlaces } = input;
    const id = await this.change.execute(viewer, { roundId, expectedVersion, name, wishesCloseAt, leastPlaces });
    return { round: await this.reads.one(viewer, 'OfficeHourRound', id, want) };
  }

  @Mutation(() => OfficeHourRunPayload, {
    description: 'Asks for the best timetable; nothing changes for anybody yet.',
  })
  @Requires('match', 'Cohort')
  async requestAllotment(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { roundId }: OfficeHourRoundInput,
    @Selected('run') want: Selection,
  ) {
    return { run: await this.reads.one(viewer, 'OfficeHourRun', await this.request.execute(viewer, roundId), want) };
  }

  @Mutation(() => OfficeHourRunPayload, { description: 'Writes the meetings of a proposal and tells everybody.' })
  @Requires('match', 'Cohort')
  async publishAllotment(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { runId }: OfficeHourRunInput,
    @Selected('run') want: Selection,
  ) {
    return { run: await this.reads.one(viewer, 'OfficeHourRun', await this.publish.execute(viewer, runId), want) };
  }
}
