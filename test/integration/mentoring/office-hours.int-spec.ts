import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { OfficeHourRound } from '#schema';
import { OfficeHoursWorld } from '../../support/office-hours-world.js';

let world: OfficeHoursWorld;
beforeAll(async () => {
  world = await OfficeHoursWorld.open(4, 3);
});
afterAll(() => world.close());
beforeEach(() => world.pairs.rows('truncate office_hour_round, match_wish, conflict cascade'));

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
const conflict = (team: number, mentor: number) =>
  world.pairs.rows(
    `insert into conflict (id, person_id, startup_id, source, reason) values (?, ?, ?, 'DECLARED', 'INVESTOR')`,
    [newId(), world.mentors[mentor]!.personId, world.startups[team]!.startupId],
  );

describe('a round of office hours', () => {
  it('gives as many teams as possible a meeting, says why a wish stays open, and proves it', async () => {
    const roundId = await world.round();
    await world.offer(roundId, 0, [0]);
    await world.offer(roundId, 1, [0, 1]);
    await world.wish(roundId, 0, [
      [0, 3],
      [1, 1],
    ]);
    await world.wish(roundId, 1, [[0, 1]]);
    await world.wish(
      roundId,
      2,
      [
        [1, 2],
        [2, 3],
      ],
      { busyAt: [world.at(0)] },
    );
    await world.wish(roundId, 3, [[1, 3]], { busyAt: [world.at(0), world.at(1)] });
    const { state, outcome } = await world.allot(roundId);
    expect(state).toBe('DONE');
    expect(outcome).toMatchObject({ status: 'optimal', served: 3, startups: 4, places: 3, wanted: 6 });
    expect(outcome?.['objective']).toBe(outcome?.['bound']);
    const unmet = outcome?.['unmet'] as { startupId: Id; mentorId: Id; reason: string }[];
    const named = unmet.map(({ startupId, mentorId, reason }) => [
      world.startups.findIndex((one) => one.startupId === startupId),
      world.mentors.findIndex((one) => one.mentorId === mentorId),
      reason,
    ]);
    expect(named.toSorted()).toEqual([
      [0, 0, 'full'],
      [2, 2, 'noSlots'],
      [3, 1, 'noCommonTime'],
    ]);
    expect(await world.meetings()).toEqual([]);
  });

  it('writes the meetings and tells everybody only when it is published, and only once', async () => {
    const roundId = await world.round();
    await world.offer(roundId, 0, [0, 1], { capacity: 2 });
    for (const team of [0, 1, 2, 3]) await world.wish(roundId, team, [[0, 2]]);
    const run = await world.allot(roundId);
    expect(await codeOf(world.publish(run, world.lead(0)))).toBe('NOT_FOUND');
    const outcomes = await Promise.all([codeOf(world.publish(run)), codeOf(world.publish(run))]);
    expect(outcomes.toSorted()).toEqual(['ROUND_PUBLISHED', 'done']);
    const meetings = await world.meetings();
    expect(meetings.map(({ startsAt, seat, topic }) => [startsAt, seat, topic])).toEqual([
      [world.at(0), 1, 'Harga'],
      [world.at(0), 2, 'Harga'],
      [world.at(1), 1, 'Harga'],
      [world.at(1), 2, 'Harga'],
    ]);
    expect((await world.pairs.events()).filter((event) => event === 'officeHours.published')).toHaveLength(1);
    expect(await codeOf(world.allot(roundId))).toBe('ROUND_PUBLISHED');
  });

  it('demands the places it asks for, and says the numbers', async () => {
    const roundId = await world.round({ leastPlaces: 3 });
    await world.offer(roundId, 0, [0, 1]);
    for (const team of [0, 1])
      await world.wish(
        roundId,
        team,
        [
          [0, 2],
          [1, 1],
        ],
        { want: 3 },
      );
    await expect(world.allot(roundId)).rejects.toMatchObject({
      code: 'TOO_FEW_PLACES',
      params: { places: 2, least: 3, wanted: 4 },
    });
  });

  it('does not publish what no longer holds', async () => {
    const roundId = await world.round();
    await world.offer(roundId, 0, [0]);
    await world.wish(roundId, 0, [[0, 2]]);
    const withdrawn = await world.allot(roundId);
    await world.withdraw(await world.slot(roundId, 0, 0), world.mentor(0));
    await expect(world.publish(withdrawn)).rejects.toMatchObject({ code: 'PROPOSAL_STALE', params: { count: 1 } });
    await world.offer(roundId, 0, [2]);
    const barred = await world.allot(roundId);
    await conflict(0, 0);
    await expect(world.publish(barred)).rejects.toMatchObject({ code: 'PROPOSAL_STALE' });
    const next = await world.allot(roundId);
    expect(next.outcome).toMatchObject({ proposed: [], unmet: [{ reason: 'barred' }] });
    expect(await world.meetings()).toEqual([]);
  });
});

describe('two rounds on the same days', () => {
  it('never want a team in two places', async () => {
    const [first, second] = [await world.round(), await world.round()];
    await world.offer(first, 0, [0]);
    await world.offer(second, 1, [0]);
    await world.wish(first, 0, [[0, 3]]);
    await world.wish(second, 0, [[1, 3]]);
    const before = await world.allot(second);
    await world.publish(await world.allot(first));
    await expect(world.publish(before)).rejects.toMatchObject({ code: 'PROPOSAL_STALE', params: { count: 1 } });
    const after = await world.allot(second);
    expect(after.outcome).toMatchObject({ proposed: [], unmet: [{ reason: 'noCommonTime' }] });
    await world.publish(after);
    expect(await world.meetings()).toHaveLength(1);
  });
});

describe('times on offer', () => {
  it('lie on the grid, within the days, and never overlap', async () => {
    const roundId = await world.round();
    await world.offer(roundId, 0, [0, 1]);
    await world.offer(roundId, 0, [1, 2]);
    expect(await world.pairs.rows('select 1 from office_hour_slot')).toHaveLength(3);
    expect(await codeOf(world.offer(roundId, 0, [0.5]))).toBe('SLOT_OFF_GRID');
    expect(await codeOf(world.offer(roundId, 0, [5 * 48]))).toBe('SLOT_OUTSIDE');
    expect(await codeOf(world.offer(roundId, 0, [-1]))).toBe('SLOT_OUTSIDE');
    const second = await world.round({ slotMinutes: 60 });
    expect(await codeOf(world.offer(second, 0, [0]))).toBe('SLOT_OVERLAP');
    const [slot] = await world.pairs.rows<{ id: Id }>('select id from office_hour_slot limit 1');
    const copy = `insert into office_hour_slot (id, round_id, mentor_id, person_id, starts_at, ends_at)
      select ?, round_id, mentor_id, person_id, starts_at, ends_at from office_hour_slot where id = ?`;
    await expect(world.pairs.rows(copy, [newId(), slot?.id])).rejects.toThrow('office_hour_slot_apart');
  });

  it('are offered and taken back by the mentor and by staff, and by nobody else', async () => {
    const roundId = await world.round();
    const asTeam = { roundId, mentorId: world.mentors[0]!.mentorId };
    await world.offer(roundId, 0, [0]);
    const slotId = await world.slot(roundId, 0, 0);
    expect(await codeOf(world.offer(roundId, 1, [0], asTeam))).toBe('NOT_FOUND');
    for (const stranger of [world.mentor(1), world.lead(0)])
      expect(await codeOf(world.withdraw(slotId, stranger))).toBe('NOT_FOUND');
    expect(await codeOf(world.withdraw(slotId))).toBe('done');
  });

  it('are not taken back while somebody meets in them', async () => {
    const roundId = await world.published([[0, [0]]]);
    const slotId = await world.slot(roundId, 0, 0);
    const meetingId = await world.book(0, slotId);
    expect(await codeOf(world.withdraw(slotId))).toBe('SLOT_BOOKED');
    await expect(
      world.pairs.rows('update office_hour_slot set withdrawn_at = now() where id = ?', [slotId]),
    ).rejects.toThrow('holds meetings');
    await world.cancel(meetingId, world.mentor(0));
    expect(await codeOf(world.withdraw(slotId))).toBe('done');
  });
});

describe('wishes', () => {
  it('are the own team’s, until they close', async () => {
    const roundId = await world.round();
    const other = { startupId: world.startups[1]!.startupId };
    expect(await codeOf(world.wish(roundId, 0, [[0, 2]], other))).toBe('NOT_FOUND');
    await world.wish(roundId, 0, [[0, 2]]);
    await world.wish(roundId, 0, [
      [1, 3],
      [2, 1],
    ]);
    expect(await world.pairs.rows('select 1 from office_hour_wish')).toHaveLength(2);
    expect(await codeOf(world.wish(roundId, 0, [[1, 3]], { expectedVersion: null }))).toBe('CONFLICT');
    expect(await codeOf(world.wish(roundId, 0, [[1, 4]]))).toBe('OUT_OF_RANGE');
    expect(
      await codeOf(
        world.wish(roundId, 0, [
          [1, 1],
          [1, 2],
        ]),
      ),
    ).toBe('NOT_IN_COHORT');
    await world.pairs.rows(`update office_hour_round set wishes_close_at = now() - interval '1 minute'`);
    expect(await codeOf(world.wish(roundId, 0, [[1, 3]]))).toBe('WISHES_CLOSED');
  });

  it('never name a mentor in conflict', async () => {
    const roundId = await world.round();
    await conflict(0, 0);
    expect(await codeOf(world.wish(roundId, 0, [[0, 2]]))).toBe('CONFLICT_OF_INTEREST');
  });
});

describe('a free place', () => {
  it('goes to one of two who take the last one, and the other hears three that are free', async () => {
    const roundId = await world.published([
      [0, [0, 4, 6]],
      [1, [0, 1]],
    ]);
    const slotId = await world.slot(roundId, 0, 0);
    const results = await Promise.allSettled([world.book(0, slotId), world.book(1, slotId), world.book(2, slotId)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toMatchObject({ code: 'SLOT_TAKEN' });
      const { free } = (result.reason as DomainError).params;
      expect(
        String(free)
          .split('; ')
          .map((one) => one.split(',')[0]),
      ).toEqual(['Mentor0', 'Mentor0', 'Mentor1']);
    }
    expect((await world.meetings()).map(({ seat }) => seat)).toEqual([1]);
  });

  it('is none while its mentor pauses', async () => {
    const roundId = await world.published([
      [0, [0]],
      [1, [1]],
    ]);
    await world.pairs.rows(`update mentor_profile set state = 'PAUSED' where id = ?`, [world.mentors[0]!.mentorId]);
    const refused = world.book(0, await world.slot(roundId, 0, 0));
    await expect(refused).rejects.toMatchObject({
      code: 'SLOT_TAKEN',
      params: { free: expect.stringMatching(/^Mentor1,[^;]*$/) },
    });
    await world.pairs.rows(`update mentor_profile set state = 'ACTIVE'`);
  });

  it('goes to as many as fit, each with a place of its own', async () => {
    const roundId = await world.published([[0, [0], 3]]);
    const slotId = await world.slot(roundId, 0, 0);
    const codes = await Promise.all([0, 1, 2, 3].map((team) => codeOf(world.book(team, slotId))));
    expect(codes.toSorted()).toEqual(['ALL_TAKEN', 'done', 'done', 'done']);
    expect((await world.meetings()).map(({ seat }) => seat)).toEqual([1, 2, 3]);
  });

  it('is not booked twice by one team at one time, nor with one mentor', async () => {
    const roundId = await world.published([
      [0, [0, 1]],
      [1, [0]],
    ]);
    const [first, other, later] = [
      await world.slot(roundId, 0, 0),
      await world.slot(roundId, 1, 0),
      await world.slot(roundId, 0, 1),
    ];
    const codes = await Promise.all([codeOf(world.book(0, first)), codeOf(world.book(0, other))]);
    expect(codes.toSorted()).toEqual(['TIME_TAKEN', 'done']);
    const [standing] = await world.meetings();
    await world.cancel(standing!.id, world.lead(0));
    await world.book(0, first);
    expect(await codeOf(world.book(0, later))).toBe('PAIR_MET');
    const twin = `insert into office_hour_meeting (id, round_id, startup_id, mentor_id, slot_id, seat, starts_at, ends_at)
      select ?, round_id, ?, mentor_id, id, ?, starts_at, ends_at from office_hour_slot where id = ?`;
    const { startupId } = world.startups[0]!;
    await expect(world.pairs.rows(twin, [newId(), startupId, 1, other])).rejects.toThrow('office_hour_meeting_apart');
    await expect(world.pairs.rows(twin, [newId(), startupId, 1, later])).rejects.toThrow('pair_once');
    const somebody = world.startups[1]!.startupId;
    await expect(world.pairs.rows(twin, [newId(), somebody, 1, first])).rejects.toThrow('seat_once');
    await expect(world.pairs.rows(twin, [newId(), somebody, 2, first])).rejects.toThrow('has no seat');
  });

  it('waits for the timetable, and is for teams of the cohort', async () => {
    const roundId = await world.round();
    await world.offer(roundId, 0, [0]);
    const slotId = await world.slot(roundId, 0, 0);
    expect(await codeOf(world.book(0, slotId))).toBe('ROUND_NOT_PUBLISHED');
    expect(await codeOf(world.book(0, slotId, world.lead(1)))).toBe('NOT_FOUND');
    const stranger = new Viewer({ personId: await world.pairs.person('Asing'), grants: [], locale: 'id' });
    expect(await codeOf(world.book(0, slotId, stranger))).toBe('NOT_FOUND');
    expect(await codeOf(world.book(0, slotId, world.director))).toBe('ROUND_NOT_PUBLISHED');
  });
});

describe('a meeting', () => {
  it('is cancelled by its team, its mentor or staff before it begins, and its place is free again', async () => {
    const roundId = await world.published([[0, [0]]]);
    const slotId = await world.slot(roundId, 0, 0);
    for (const by of [world.lead(0), world.mentor(0), world.director]) {
      const meetingId = await world.book(0, slotId);
      for (const stranger of [world.lead(1), world.mentor(1)])
        expect(await codeOf(world.cancel(meetingId, stranger))).toBe('NOT_FOUND');
      await world.cancel(meetingId, by);
      expect(await codeOf(world.cancel(meetingId, by))).toBe('MEETING_CANCELLED');
    }
    const round = await world.pairs.em.findOneOrFail(OfficeHourRound, { id: roundId });
    expect(round.state).toBe('PUBLISHED');
  });
});

describe('the reminder of a meeting', () => {
  const booked = async () => {
    const roundId = await world.published([[0, [0]]]);
    return world.book(0, await world.slot(roundId, 0, 0));
  };
  const long = 3 * 24 * 60;

  it('is due a day before and an hour before, each once', async () => {
    const meetingId = await booked();
    await world.near(meetingId, { startsIn: 25 * 60, bookedAgo: long });
    expect(await world.remind()).toBe(0);
    await world.near(meetingId, { startsIn: 23 * 60, bookedAgo: long });
    expect((await Promise.all([world.remind(), world.remind()])).toSorted()).toEqual([0, 1]);
    expect(await world.remind()).toBe(0);
    await world.near(meetingId, { startsIn: 59, bookedAgo: long });
    expect(await world.remind()).toBe(1);
    expect(await world.remind()).toBe(0);
    const events = await world.pairs.events();
    expect(events.filter((event) => event === 'meeting.reminderDue')).toHaveLength(2);
  });

  it('comes to all, however few a run takes: who was told yesterday stands before nobody', async () => {
    const roundId = await world.published([
      [0, [0]],
      [1, [1]],
    ]);
    for (const team of [0, 1]) {
      const meetingId = await world.book(team, await world.slot(roundId, team, team));
      await world.near(meetingId, { startsIn: (22 + team) * 60, bookedAgo: long });
    }
    expect([await world.remind(1), await world.remind(1), await world.remind(1)]).toEqual([1, 1, 0]);
  });

  it('is one for both when nothing ran for a day', async () => {
    await world.near(await booked(), { startsIn: 30, bookedAgo: long });
    expect(await world.remind()).toBe(1);
    expect(await world.remind()).toBe(0);
  });

  it.each([
    ['the day before, of what was booked less than a day before', { startsIn: 20 * 60, bookedAgo: 60 }],
    ['the hour before, of what was just booked', { startsIn: 50, bookedAgo: 1 }],
    ['of what has begun', { startsIn: -1, bookedAgo: long }],
  ])('is not made %s', async (_, times) => {
    await world.near(await booked(), times);
    expect(await world.remind()).toBe(0);
  });

  it('comes an hour before what was booked on the same day', async () => {
    await world.near(await booked(), { startsIn: 50, bookedAgo: 5 * 60 });
    expect(await world.remind()).toBe(1);
  });

  it('is not made of what is cancelled', async () => {
    const meetingId = await booked();
    await world.near(meetingId, { startsIn: 23 * 60, bookedAgo: long });
    await world.cancel(meetingId, world.lead(0));
    expect(await world.remind()).toBe(0);
  });
});
