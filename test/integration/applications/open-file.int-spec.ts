import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#access';
import { newId, type Id } from '#kernel';
import { Assignment, ReviewRound, Rubric, Stage } from '#schema';
import { ApplicationsWorld, complete, refusals } from './world.js';

let world: ApplicationsWorld;
let reviewer: Viewer;
let applicationId: Id;
let fileId: Id;
let roundId: Id;
beforeAll(async () => {
  world = await ApplicationsWorld.open();
  const { id: seasonId } = await world.season();
  const founder = await world.person('Sekar');
  reviewer = await world.person('Penilai', [{ role: 'REVIEWER', scopeKind: 'PROGRAMME', scopeId: world.programmeId }]);
  applicationId = await world.draft(founder, seasonId);
  const content = Readable.from([Buffer.from(`%PDF-1.7\n${' '.repeat(500)}`)]);
  fileId = await world
    .use()
    .attach.execute(founder, { applicationId, fieldKey: 'pitchDeck', name: 'Bumbu Merapi.pdf', content });
  await world.use().save.execute(founder, { applicationId, baseVersion: 2, answers: complete });
  await world.use().submit.execute(founder, { applicationId, attemptKey: 'a' });
  roundId = await round(seasonId);
});
afterAll(() => world.close());

async function round(seasonId: Id): Promise<Id> {
  const em = world.em;
  const [stage] = await em.find(Stage, { season: seasonId, kind: 'REVIEW' });
  const words = { id: 'Putaran', en: 'Round' };
  const rubric = em.create(Rubric, { id: newId(), season: seasonId, name: words, lowest: 1, highest: 5 });
  const made = em.create(ReviewRound, {
    id: newId(),
    season: seasonId,
    stage: stage?.id ?? '',
    rubric,
    name: words,
    state: 'OPEN',
    quota: 1,
    hiddenFields: [],
    locksAt: new Date(Date.now() + 86_400_000),
  });
  em.persist([rubric, made]);
  em.persist(em.create(Assignment, { id: newId(), round: made, application: applicationId, reviewer: reviewer.self }));
  await em.flush();
  return made.id;
}

const open = () => world.use().openFile.execute(reviewer, fileId);

describe('a file of an application that a reviewer was given', () => {
  it('is not there before the question about conflicts was answered', async () => {
    expect(await refusals(open())).toEqual(['NOT_FOUND']);
  });

  it('opens afterwards, under a name that says nothing of who sent it', async () => {
    await world.em.nativeUpdate(Assignment, { round: roundId }, { clearedAt: new Date() });
    expect(await open()).toMatchObject({ name: 'pitchDeck.pdf', mediaType: 'application/pdf' });
  });

  it('is not there when the round hides its question', async () => {
    await world.em.nativeUpdate(ReviewRound, { id: roundId }, { hiddenFields: ['pitchDeck'] });
    expect(await refusals(open())).toEqual(['NOT_FOUND']);
    await world.em.nativeUpdate(ReviewRound, { id: roundId }, { hiddenFields: [] });
  });

  it('is not there for a reviewer it was not given to, nor after standing down', async () => {
    const other = await world.person('Lain', [
      { role: 'REVIEWER', scopeKind: 'PROGRAMME', scopeId: world.programmeId },
    ]);
    expect(await refusals(world.use().openFile.execute(other, fileId))).toEqual(['NOT_FOUND']);
    await world.em.nativeUpdate(Assignment, { round: roundId }, { state: 'RECUSED' });
    expect(await refusals(open())).toEqual(['NOT_FOUND']);
  });
});
