import { Viewer } from '#access';
import type { Id } from '#kernel';
import {
  AllotOfficeHours,
  BookMeeting,
  CancelMeeting,
  OfferSlots,
  OpenOfficeHours,
  PublishAllotment,
  RemindOfMeetings,
  RequestAllotment,
  SaveOfficeHourRequest,
  WithdrawSlot,
  type OfferSlotsInput,
  type OfficeHourRequestInput,
  type OpenOfficeHoursInput,
} from '#mentoring';
import { ComputationsHere, Outbox } from '#messaging';
import { OfficeHourMeeting, OfficeHourRequest, OfficeHourRun, OfficeHourSlot } from '#schema';
import { PairsWorld, unwatched } from './pairs-world.js';

const minute = 60_000;
const outbox = new Outbox();
const as = (personId: Id) => new Viewer({ personId, grants: [], locale: 'id' });

/** A cohort with teams and mentors who play office hours: times count from `start` in steps of half an hour. */
export class OfficeHoursWorld {
  readonly start = new Date(Math.ceil(Date.now() / 86_400_000 + 3) * 86_400_000);
  readonly startups: { startupId: Id; leadId: Id }[] = [];
  readonly mentors: { mentorId: Id; personId: Id }[] = [];
  director: Viewer;

  private constructor(
    readonly pairs: PairsWorld,
    director: Viewer,
  ) {
    this.director = director;
  }

  static async open(teams: number, mentors: number): Promise<OfficeHoursWorld> {
    const pairs = await PairsWorld.open();
    const world = new OfficeHoursWorld(pairs, await pairs.director());
    for (let i = 0; i < teams; i++) {
      const leadId = await pairs.person(`Ketua${i}`);
      world.startups.push({ leadId, startupId: (await pairs.startup(`Usaha ${i}`, leadId)).startupId });
    }
    for (let i = 0; i < mentors; i++) {
      const personId = await pairs.person(`Mentor${i}`);
      world.mentors.push({ personId, mentorId: await pairs.mentor(personId) });
    }
    return world;
  }

  close(): Promise<void> {
    return this.pairs.close();
  }

  /** The beginning of the slot with that number. */
  at(slot: number): Date {
    return new Date(this.start.getTime() + slot * 30 * minute);
  }

  round(change: Partial<OpenOfficeHoursInput> = {}): Promise<Id> {
    return new OpenOfficeHours(this.pairs.em, outbox).execute(this.director, {
      cohortId: this.pairs.cohortId,
      name: 'Jam konsultasi',
      startsAt: this.start,
      endsAt: new Date(this.start.getTime() + 5 * 86_400_000),
      wishesCloseAt: new Date(this.start.getTime() - 60 * minute),
      slotMinutes: 30,
      leastPlaces: 1,
      ...change,
    });
  }

  offer(roundId: Id, mentor: number, slots: readonly number[], change: Partial<OfferSlotsInput> = {}): Promise<Id> {
    const { mentorId, personId } = this.mentors[mentor]!;
    const starts = slots.map((slot) => this.at(slot));
    const usual = {
      roundId,
      mentorId,
      starts,
      capacity: 1,
      mode: 'ONLINE',
      place: 'https://contoh.invalid/a',
    } as const;
    return new OfferSlots(this.pairs.em, outbox).execute(as(personId), { ...usual, ...change });
  }

  async withdraw(slotId: Id, by: Viewer = this.director): Promise<Id> {
    return new WithdrawSlot(this.pairs.em, outbox).execute(by, slotId);
  }

  /** What a team wants: mentors by number with preference. */
  async wish(
    roundId: Id,
    team: number,
    wishes: readonly (readonly [mentor: number, preference: number])[],
    change: Partial<OfficeHourRequestInput> = {},
  ): Promise<Id> {
    const { startupId, leadId } = this.startups[team]!;
    const standing = await this.pairs.em.findOne(OfficeHourRequest, { round: roundId, startup: startupId });
    return new SaveOfficeHourRequest(this.pairs.em, outbox).execute(as(leadId), {
      roundId,
      startupId,
      expectedVersion: standing?.version ?? null,
      want: wishes.length,
      topic: 'Harga',
      wishes: wishes.map(([mentor, preference]) => ({ mentorId: this.mentors[mentor]!.mentorId, preference })),
      busyAt: [],
      ...change,
    });
  }

  async allot(roundId: Id): Promise<OfficeHourRun> {
    const id = await new RequestAllotment(this.pairs.em, outbox).execute(this.director, roundId);
    await new AllotOfficeHours(this.pairs.em, outbox, new ComputationsHere()).execute(id, unwatched);
    return this.pairs.em.findOneOrFail(OfficeHourRun, { id });
  }

  publish({ id }: Pick<OfficeHourRun, 'id'>, by: Viewer = this.director): Promise<Id> {
    return new PublishAllotment(this.pairs.em, outbox).execute(by, id);
  }

  /** A round without wishes that is published, so that its places go to whoever books first. */
  async published(offers: readonly (readonly [mentor: number, slots: readonly number[], capacity?: number])[]) {
    const roundId = await this.round();
    for (const [mentor, slots, capacity = 1] of offers) await this.offer(roundId, mentor, slots, { capacity });
    await this.publish(await this.allot(roundId));
    return roundId;
  }

  async slot(roundId: Id, mentor: number, slot: number): Promise<Id> {
    const where = {
      round: roundId,
      mentor: this.mentors[mentor]!.mentorId,
      startsAt: this.at(slot),
      withdrawnAt: null,
    };
    return (await this.pairs.em.findOneOrFail(OfficeHourSlot, where)).id;
  }

  book(team: number, slotId: Id, by: Viewer = as(this.startups[team]!.leadId)): Promise<Id> {
    const { startupId } = this.startups[team]!;
    return new BookMeeting(this.pairs.em, outbox).execute(by, { slotId, startupId, topic: '' });
  }

  /** As if it were time: the meeting begins so many minutes from now and was booked so many minutes ago. */
  async near(meetingId: Id, { startsIn, bookedAgo }: { readonly startsIn: number; readonly bookedAgo: number }) {
    const times = `starts_at = now() + ? * interval '1 minute', ends_at = now() + (? + 30) * interval '1 minute'`;
    await this.pairs.rows(
      `with moved as (update office_hour_slot set ${times} where id = (select slot_id from office_hour_meeting where id = ?))
       update office_hour_meeting set ${times}, created_at = now() - ? * interval '1 minute' where id = ?`,
      [startsIn, startsIn, meetingId, startsIn, startsIn, bookedAgo, meetingId],
    );
  }

  remind(most?: number): Promise<number> {
    return new RemindOfMeetings(this.pairs.em, outbox).execute(most);
  }

  cancel(meetingId: Id, by: Viewer): Promise<Id> {
    return new CancelMeeting(this.pairs.em, outbox).execute(by, { meetingId, note: 'Sakit' });
  }

  meetings(): Promise<OfficeHourMeeting[]> {
    return this.pairs.em.find(OfficeHourMeeting, {}, { orderBy: { startsAt: 'asc', seat: 'asc' } });
  }

  lead(team: number): Viewer {
    return as(this.startups[team]!.leadId);
  }

  mentor(number: number): Viewer {
    return as(this.mentors[number]!.personId);
  }
}
