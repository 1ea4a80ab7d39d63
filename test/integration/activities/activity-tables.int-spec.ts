import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ActivitySession, PersonMerge, type Activity, type Organisation, type Person, type Space } from '#schema';
import { ActivitiesWorld } from './world.js';

describe('the tables of activities', () => {
  let world: ActivitiesWorld;
  let home: { organisation: Organisation; space: Space };
  let activity: Activity;
  let session: ActivitySession;
  let person: Person;
  let count = 0;

  beforeAll(async () => {
    world = await ActivitiesWorld.open();
    home = await world.house('semarang');
  }, 120_000);
  afterAll(() => world.close());

  beforeEach(async () => {
    world.em.clear();
    activity = world.activity(`kegiatan-${count++}`, home);
    person = await world.person(`orang-${count}`);
    session = await world.em.findOneOrFail(ActivitySession, { activity });
  });

  /** What the database says to the changes that stand in the unit of work. */
  const refusal = () =>
    world.em.flush().then(
      () => 'stored',
      (error: unknown) =>
        (error instanceof Error ? (/"(\w+)"$|constraint "(\w+)"/m.exec(error.message) ?? []) : [])
          .slice(1)
          .find(Boolean),
    );

  it('take one registration per person and activity', async () => {
    world.registration(activity, person);
    expect(await refusal()).toBe('stored');
    world.registration(activity, person, { mode: 'ONLINE' });
    expect(await refusal()).toBe('registration_once');
  });

  it('take no presence of somebody who is not registered', async () => {
    world.presence(session, activity, person);
    expect(await refusal()).toBe('attendance_of_registered');
  });

  it('take one presence per person and session', async () => {
    world.registration(activity, person);
    await world.em.flush();
    world.presence(session, activity, person);
    expect(await refusal()).toBe('stored');
    world.presence(session, activity, person, 'ONLINE');
    expect(await refusal()).toBe('attendance_once');
  });

  it('refuse a presence in the session of another activity', async () => {
    const other = world.activity(`lain-${count}`, home);
    world.registration(other, person);
    await world.em.flush();
    world.presence(session, other, person);
    expect(await refusal()).toBe('attendance_session_of_activity');
  });

  it('take presences along when a registration passes to the person that is kept', async () => {
    const kept = await world.person(`tetap-${count}`);
    world.registration(activity, person);
    await world.em.flush();
    world.presence(session, activity, person);
    await world.em.flush();
    const connection = world.em.getConnection();
    await connection.execute('update registration set person_id = ? where person_id = ?', [kept.id, person.id]);
    const rows = await connection.execute<{ person_id: string }[]>(
      'select person_id from attendance where session_id = ?',
      [session.id],
    );
    expect(rows).toEqual([{ person_id: kept.id }]);
  });

  it.each<[string, Partial<Activity>]>([
    ['activity_quotas', { quotaOnsite: -1 }],
    ['activity_quotas', { quotaOnline: -1 }],
    ['activity_quotas_fit_mode', { mode: 'ONLINE', quotaOnsite: 5 }],
    ['activity_quotas_fit_mode', { mode: 'OFFLINE', quotaOnline: 5 }],
    ['activity_price', { price: -1 }],
    ['activity_time_order', { endsAt: new Date('2027-03-01T02:00:00Z') }],
  ])('hold %s against %j', async (constraint, other) => {
    world.activity(`salah-${count}`, home, other);
    expect(await refusal()).toBe(constraint);
  });

  it('take a quota of nobody, and none at all', async () => {
    world.activity(`nol-${count}`, home, { quotaOnsite: 0, quotaOnline: 0 });
    expect(await refusal()).toBe('stored');
  });

  it.each(['group', 'mode', 'state'])('know no other %s than those of the list', async (column) => {
    const change = world.em
      .getConnection()
      .execute(`update activity set "${column}" = 'OTHER' where id = ?`, [activity.id]);
    await expect(change).rejects.toThrow(`activity_${column}_check`);
  });

  it('end a session after its begin', async () => {
    const at = new Date('2027-03-02T02:00:00Z');
    world.em.create(ActivitySession, { activity, position: 2, startsAt: at, endsAt: at });
    expect(await refusal()).toBe('activity_session_time_order');
  });

  it('number sessions once', async () => {
    const at = new Date('2027-03-02T02:00:00Z');
    world.em.create(ActivitySession, { activity, position: 1, startsAt: at, endsAt: new Date('2027-03-02T03:00:00Z') });
    expect(await refusal()).toBe('activity_session_position_once');
  });

  it('say when a registration was cancelled', async () => {
    world.registration(activity, person, { state: 'CANCELLED' });
    expect(await refusal()).toBe('registration_cancelled_when');
  });

  it('count heads from one', async () => {
    world.heads(activity, 0);
    expect(await refusal()).toBe('head_count_people');
  });

  const merge = (kept: Person, other: Partial<PersonMerge> = {}) => {
    const mergedAt = new Date('2027-03-01T00:00:00Z');
    const undoableUntil = new Date('2027-03-31T00:00:00Z');
    const facts = { kept, merged: person, basis: 'VERIFIED_EMAIL', mergedAt, undoableUntil } as const;
    world.em.create(PersonMerge, { ...facts, ...other });
  };

  it('merge no record into itself', async () => {
    merge(person);
    expect(await refusal()).toBe('person_merge_of_two');
  });

  it('say who of the staff merged two records', async () => {
    merge(await world.person(`utama-${count}`), { basis: 'STAFF' });
    expect(await refusal()).toBe('person_merge_by_whom');
  });

  it('merge a record once until it is undone', async () => {
    const kept = await world.person(`utama-${count}`);
    merge(kept, { undoneAt: new Date('2027-03-02T00:00:00Z') });
    merge(kept);
    expect(await refusal()).toBe('stored');
    merge(kept);
    expect(await refusal()).toBe('person_merge_once');
  });
});
