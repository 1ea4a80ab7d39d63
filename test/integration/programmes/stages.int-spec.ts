import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#access';
import type { Id } from '#kernel';
import { CreateStage, RemoveStage, ReorderStages, UpdateStage } from '#programmes';
import { Stage } from '#schema';
import { ApplicationsWorld, refusals } from '../applications/world.js';

let world: ApplicationsWorld;
let director: Viewer;
let staff: Viewer;
let seasonId: Id;

/** Places 1 and 2 have begun, 3 begins in an hour, 4 in two, 5 in three. */
beforeAll(async () => {
  world = await ApplicationsWorld.open();
  staff = await world.staff();
  const scope = { scopeKind: 'PROGRAMME', scopeId: world.programmeId } as const;
  director = await world.person('Direktur', [{ role: 'DIRECTOR', ...scope }]);
});
beforeEach(async () => {
  ({ id: seasonId } = await world.season());
});
afterAll(() => world.close());

const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour);
const stages = () => world.em.find(Stage, { season: seasonId }, { orderBy: { position: 'asc' } });
const keys = async () => (await stages()).map(({ key, position }) => `${position} ${key}`);
const at = async (position: number) => (await stages())[position - 1]!;

const workshop = (from: number, to = from + 24) => ({
  seasonId,
  key: 'lokakarya',
  kind: 'BOOTCAMP' as const,
  staffName: { id: 'Lokakarya', en: 'Workshop' },
  applicantName: { id: 'Lokakarya', en: 'Workshop' },
  startsAt: inHours(from),
  endsAt: inHours(to),
});
const create = (viewer: Viewer, input: ReturnType<typeof workshop> & { seats?: number | null }) =>
  new CreateStage(world.em).execute(viewer, input);
const update = async (position: number, change: object) => {
  const { id, version } = await at(position);
  return new UpdateStage(world.em).execute(director, { stageId: id, expectedVersion: version, ...change });
};
const reorder = async (order: readonly number[]) => {
  const before = await stages();
  return new ReorderStages(world.em).execute(director, { seasonId, stageIds: order.map((one) => before[one - 1]!.id) });
};

describe('the stages of a season', () => {
  it('take a new one where its start puts it', async () => {
    await create(director, workshop(1.5));
    expect(await keys()).toEqual(['1 intake', '2 check', '3 review', '4 lokakarya', '5 bootcamp', '6 incubation']);
  });

  it('keep a begun stage in its place', async () => {
    expect(await refusals(create(director, workshop(-0.5)))).toEqual(['STAGE_STARTED']);
    expect(await refusals(reorder([2, 1, 3, 4, 5]))).toEqual(['STAGE_STARTED']);
    expect(await refusals(update(1, { startsAt: inHours(-3) }))).toEqual(['STAGE_STARTED']);
    expect(await refusals(new RemoveStage(world.em).execute(director, (await at(2)).id))).toEqual(['STAGE_STARTED']);
    expect(await keys()).toEqual(['1 intake', '2 check', '3 review', '4 bootcamp', '5 incubation']);
  });

  it('change places with each other and leave the timetable as it is', async () => {
    const before = (await stages()).map(({ startsAt }) => startsAt.getTime());
    await reorder([1, 2, 3, 5, 4]);
    expect(await keys()).toEqual(['1 intake', '2 check', '3 review', '4 incubation', '5 bootcamp']);
    expect((await stages()).map(({ startsAt }) => startsAt.getTime())).toEqual(before);
  });

  it('form no circle and lose none', async () => {
    for (const order of [
      [1, 2, 3, 4, 4],
      [1, 2, 3, 4],
      [1, 2, 3, 4, 5, 5],
    ]) {
      expect(await refusals(reorder(order))).toEqual(['stageIds STAGE_ORDER']);
    }
  });

  it('move with their dates', async () => {
    await update(3, { startsAt: inHours(2.5), endsAt: inHours(30) });
    expect(await keys()).toEqual(['1 intake', '2 check', '3 bootcamp', '4 review', '5 incubation']);
  });

  it('end after they start, have room for somebody, and one key each', async () => {
    expect(await refusals(create(director, workshop(5, 4)))).toEqual(['endsAt DATE_ORDER']);
    expect(await refusals(create(director, { ...workshop(5), seats: 0 }))).toEqual(['seats QUOTA_POSITIVE']);
    await create(director, workshop(5));
    expect(await refusals(create(director, workshop(6)))).toEqual(['key STAGE_KEY_TAKEN']);
  });

  it('are renamed in both languages, by one of two who saw the same version', async () => {
    const { id, version } = await at(4);
    const rename = (name: string) =>
      new UpdateStage(world.em).execute(director, {
        stageId: id,
        expectedVersion: version,
        staffName: { id: name, en: `${name} (en)` },
      });
    const answers = await Promise.all(['Satu', 'Dua'].map((name) => refusals(rename(name))));
    expect(answers.flat()).toEqual(['CONFLICT']);
    expect((await at(4)).version).toBe(version + 1);
  });

  it('are not there for staff to change', async () => {
    expect(await refusals(create(staff, workshop(5)))).toEqual(['NOT_FOUND']);
    expect(await refusals(new RemoveStage(world.em).execute(staff, (await at(5)).id))).toEqual(['NOT_FOUND']);
  });

  it('close the gap that a removed one leaves', async () => {
    await new RemoveStage(world.em).execute(director, (await at(3)).id);
    expect(await keys()).toEqual(['1 intake', '2 check', '3 bootcamp', '4 incubation']);
  });
});
