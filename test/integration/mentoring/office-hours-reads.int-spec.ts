import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Viewer, type Grant } from '#access';
import type { Id } from '#kernel';
import { ReadModels, ReadPlanner, select } from '#read-plan';
import { readModels } from '../../../apps/api/src/read-models.js';
import { OfficeHoursWorld } from '../../support/office-hours-world.js';

let world: OfficeHoursWorld;
let reads: ReadPlanner;
let roundId: Id;
let meetingOfFirst: Id;
beforeAll(async () => {
  world = await OfficeHoursWorld.open(3, 2);
  reads = new ReadPlanner(world.pairs.orm.em, new ReadModels(readModels));
  roundId = await world.round();
  await world.offer(roundId, 0, [0, 1]);
  await world.offer(roundId, 1, [0]);
  for (const team of [0, 1]) await world.wish(roundId, team, [[0, 2]]);
  await world.wish(roundId, 2, [[1, 1]]);
  await world.publish(await world.allot(roundId));
  const { startupId } = world.startups[0]!;
  meetingOfFirst = (await world.meetings()).find(({ startup }) => startup.id === startupId)!.id;
});
afterAll(() => world.close());

const want = select(
  'name',
  { slots: ['booked', 'place', { mentor: ['name'] }] },
  { requests: ['topic', { startup: ['name'] }, { wishes: ['preference', { mentor: ['name'] }] }] },
  { meetings: ['topic', { startup: ['name'] }, { mentor: ['name', { person: ['email'] }] }] },
  { runs: ['outcome'] },
);

interface Seen {
  readonly slots: readonly { readonly booked: number; readonly place: string | null }[];
  readonly requests: readonly { readonly startup: { readonly name: string } }[];
  readonly meetings: readonly {
    readonly startup: { readonly name: string };
    readonly mentor: { readonly name: string; readonly person: unknown };
  }[];
  readonly runs: readonly unknown[];
}

/** How much of the round a viewer sees. */
async function seenBy(viewer: Viewer) {
  const round = (await reads.one(viewer, 'OfficeHourRound', roundId, want)) as Seen | null;
  if (!round) return null;
  return {
    booked: round.slots.map(({ booked }) => booked),
    places: round.slots.filter(({ place }) => place !== null).length,
    requests: round.requests.map(({ startup }) => startup.name),
    meetings: round.meetings.map(({ startup, mentor }) => [startup.name, mentor.name]),
    runs: round.runs.length,
  };
}

const withRole = (role: Grant['role'], scopeId: Id) =>
  new Viewer({
    personId: world.mentors[0]!.personId,
    grants: [{ role, scopeKind: 'PROGRAMME', scopeId }],
    locale: 'id',
  });

describe('what one sees of office hours', () => {
  it('is for a team its own wishes and meetings, the times on offer, and where it meets itself', async () => {
    expect(await seenBy(world.lead(0))).toEqual({
      booked: [1, 1, 1],
      places: 1,
      requests: ['Usaha 0'],
      meetings: [['Usaha 0', 'Mentor0']],
      runs: 0,
    });
  });

  it('is for a mentor the own times and who comes', async () => {
    expect(await seenBy(world.mentor(1))).toEqual({
      booked: [1],
      places: 1,
      requests: [],
      meetings: [['Usaha 2', 'Mentor1']],
      runs: 0,
    });
  });

  it('is for staff all of their programme, and for others nothing', async () => {
    const all = { booked: [1, 1, 1], places: 3, requests: ['Usaha 0', 'Usaha 1', 'Usaha 2'], runs: 1 };
    for (const role of ['STAFF', 'DIRECTOR'] as const)
      expect(await seenBy(withRole(role, world.pairs.programmeId))).toMatchObject(all);
    const stranger = new Viewer({ personId: await world.pairs.person('Asing'), grants: [], locale: 'id' });
    expect(await seenBy(stranger)).toBeNull();
    const elsewhere = withRole('DIRECTOR', world.pairs.seasonId);
    expect(await seenBy(elsewhere)).toMatchObject({ requests: [], runs: 0 });
    for (const viewer of [stranger, world.lead(1), world.mentor(1)])
      expect(await reads.one(viewer, 'OfficeHourMeeting', meetingOfFirst, select('topic'))).toBeNull();
  });

  it('does not open the contact of a mentor, which is for pairs that both agreed to', async () => {
    const round = (await reads.one(world.lead(0), 'OfficeHourRound', roundId, want)) as Seen | null;
    expect(round?.meetings.map(({ mentor }) => mentor.person)).toEqual([null]);
  });
});
