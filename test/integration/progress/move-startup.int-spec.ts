import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#access';
import { newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { MoveStartup } from '#progress';
import { Application, Cohort, Enrolment, JobOutbox, Stage, StageEntry } from '#schema';
import { ApplicationsWorld, refusals } from '../applications/world.js';

let world: ApplicationsWorld;
let seasonId: Id;
let otherSeasonId: Id;
let director: Viewer;
let staff: Viewer;
/** Stages of the season by their place, from 1. */
let stages: Stage[];

const gate = [
  { key: 'plan', name: { id: 'Rencana usaha', en: 'Business plan' } },
  { key: 'pilot', name: { id: 'Uji coba', en: 'Pilot' } },
];
const both = ['plan', 'pilot'];

beforeAll(async () => {
  world = await ApplicationsWorld.open();
  ({ id: seasonId } = await world.season({ capacity: 20 }));
  ({ id: otherSeasonId } = await world.season());
  staff = await world.staff();
  const scope = { scopeKind: 'PROGRAMME', scopeId: world.programmeId } as const;
  director = await world.person('Direktur', [{ role: 'DIRECTOR', ...scope }]);
  const em = world.em;
  stages = await em.find(Stage, { season: seasonId }, { orderBy: { position: 'asc' } });
  for (const stage of stages) Object.assign(stage, { gate, seats: null });
  await em.flush();
});
afterAll(() => world.close());

const first = () => stages.at(-2)!;
const last = () => stages.at(-1)!;

/** A startup of the cohort, in the last stage but one. */
async function enrolled(name: string): Promise<Id> {
  const applicationId = await world.sent(await world.person(name), seasonId, `Usaha ${name}`);
  const em = world.em;
  const application = await em.findOneOrFail(Application, { id: applicationId }, { populate: ['stageEntries'] });
  for (const entry of application.stageEntries) em.assign(entry, { leftAt: new Date(), result: 'PASSED' });
  await em.flush();
  const cohort = await em.findOneOrFail(Cohort, { season: seasonId });
  const place = { application, stage: first().id };
  em.persist(em.create(StageEntry, { id: newId(), ...place, enteredAt: new Date(), gateMet: [] }));
  const enrolment = em.create(Enrolment, {
    id: newId(),
    ...place,
    cohort,
    startup: application.startup!,
    startedAt: new Date(),
  });
  em.persist(enrolment);
  await em.flush();
  return enrolment.id;
}

const move = (viewer: Viewer, enrolmentId: Id, to: Stage, gateMet: readonly string[] = [], waiver?: string) =>
  new MoveStartup(world.em, new Outbox()).execute(viewer, { enrolmentId, stageId: to.id, gateMet, waiver });

const pathOf = async (enrolmentId: Id) => {
  const em = world.em;
  const { application } = await em.findOneOrFail(Enrolment, { id: enrolmentId });
  return em.find(StageEntry, { application: application.id }, { orderBy: { enteredAt: 'asc', id: 'asc' } });
};

describe('moving a startup', () => {
  it('is refused to all but its directors, as if it did not exist', async () => {
    const id = await enrolled('Asing');
    for (const viewer of [staff, await world.person('Orang lain')]) {
      expect(await refusals(move(viewer, id, last(), both))).toEqual(['NOT_FOUND']);
    }
  });

  it('asks for what the gate asks, and names what is open in both languages', async () => {
    const id = await enrolled('Gerbang');
    const refused = move(director, id, last(), ['plan']);
    await expect(refused).rejects.toMatchObject({
      code: 'GATE_NOT_MET',
      field: 'gateMet',
      params: { items: [{ id: 'Uji coba', en: 'Pilot' }], count: 1 },
    });
    expect(await refusals(move(director, id, last(), ['plan'], '   '))).toEqual(['gateMet GATE_NOT_MET']);
  });

  it('through the gate leaves a path and one event', async () => {
    const id = await enrolled('Lolos');
    await move(director, id, last(), both);
    const path = await pathOf(id);
    expect(path.at(-2)).toMatchObject({ result: 'PASSED', gateMet: both, waiver: '' });
    expect(path.at(-1)).toMatchObject({ leftAt: null, movedBy: { id: director.self } });
    const told = await world.em.find(JobOutbox, { event: 'startup.moved' });
    expect(told.filter(({ payload }) => payload['stageEntryId'] === path.at(-1)?.id)).toHaveLength(1);
  });

  it('past an open item keeps the reason', async () => {
    const id = await enrolled('Dikecualikan');
    await move(director, id, last(), ['plan'], 'Uji coba selesai minggu depan.');
    expect((await pathOf(id)).at(-2)).toMatchObject({ waiver: 'Uji coba selesai minggu depan.' });
  });

  it('back again asks for nothing, so that a slip can be put right', async () => {
    const id = await enrolled('Kembali');
    await move(director, id, last(), both);
    await move(director, id, first());
    expect((await pathOf(id)).slice(-2)).toMatchObject([{ result: 'NOT_PASSED' }, { leftAt: null }]);
  });

  it('to where it stands, or into another season, is refused', async () => {
    const id = await enrolled('Tersesat');
    expect(await refusals(move(director, id, first(), both))).toEqual(['SAME_STAGE']);
    const foreign = await world.em.findOneOrFail(Stage, { season: otherSeasonId, position: 1 });
    expect(await refusals(move(director, id, foreign, both))).toEqual(['STAGE_OF_ANOTHER_SEASON']);
  });

  it('twice at once goes once', async () => {
    const id = await enrolled('Dua Kali');
    const answers = await Promise.all([1, 2, 3].map(() => refusals(move(director, id, last(), both))));
    expect(answers.flat()).toEqual(['SAME_STAGE', 'SAME_STAGE']);
    expect((await pathOf(id)).filter(({ leftAt }) => leftAt === null)).toHaveLength(1);
  });

  it('into the last seat is given to one of two', async () => {
    const taken = await world.em.count(Enrolment, { stage: last().id, state: 'ACTIVE' });
    await world.em.nativeUpdate(Stage, { id: last().id }, { seats: taken + 1 });
    const pair = [await enrolled('Satu'), await enrolled('Dua')];
    const answers = await Promise.all(pair.map((id) => refusals(move(director, id, last(), both))));
    expect(answers.flat()).toEqual(['STAGE_FULL']);
  });
});
