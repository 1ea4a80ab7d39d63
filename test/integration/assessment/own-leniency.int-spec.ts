import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Viewer } from '#access';
import type { Id } from '#kernel';
import { ReadModels, ReadPlanner, select } from '#read-plan';
import { ormOptions, ReviewerLeniency, ReviewRound, RoleGrant, ScoreRun } from '#schema';
import { readModels } from '../../../apps/api/src/read-models.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let orm: MikroORM;
let roundId: Id;
let programmeId: Id;
let everybody: readonly Id[];
beforeAll(async () => {
  database = await createTestDatabase('sample');
  orm = await MikroORM.init({ ...ormOptions, clientUrl: database.url });
  const em = orm.em.fork();
  const [run] = await em.find(
    ScoreRun,
    { isCurrent: true, round: { state: { $in: ['LOCKED', 'SCORED'] } } },
    { limit: 1, populate: ['round.season'] },
  );
  roundId = run!.round.id;
  programmeId = run!.round.unwrap().season.unwrap().programme.id;
  everybody = (await em.find(ReviewerLeniency, { run })).map(({ reviewer }) => reviewer.id);
}, 120_000);
afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

async function seenBy(personId: Id, role: RoleGrant['role']): Promise<unknown> {
  const viewer = new Viewer({
    personId,
    grants: [{ role, scopeKind: 'PROGRAMME', scopeId: programmeId }],
    locale: 'id',
  });
  const reads = new ReadPlanner(orm.em, new ReadModels(readModels));
  const want = select({ leniency: ['leniency', { reviewer: ['id'] }] });
  return (await reads.one(viewer, 'ReviewRound', roundId, want))?.['leniency'];
}

it('is shown to a reviewer alone, once the round is closed; the others to directors', async () => {
  const [one, other] = everybody;
  expect(everybody.length).toBeGreaterThan(5);
  expect(await seenBy(one!, 'REVIEWER')).toHaveLength(1);
  expect(await seenBy(one!, 'REVIEWER')).not.toEqual(await seenBy(other!, 'REVIEWER'));
  expect(await seenBy(one!, 'DIRECTOR')).toHaveLength(everybody.length);
  expect(await seenBy(one!, 'STAFF')).toEqual([]);
  await orm.em.fork().nativeUpdate(ReviewRound, { id: roundId }, { state: 'OPEN' });
  expect(await seenBy(one!, 'REVIEWER')).toEqual([]);
  expect(await seenBy(one!, 'DIRECTOR')).toHaveLength(everybody.length);
});
