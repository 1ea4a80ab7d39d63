import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '#read-plan';
import { Application, MutationReceipt } from '#schema';
import { TestApp, type TestClient } from '../../support/test-app.js';
import { change, done, refusedCodes } from '../../support/questions.js';
import { ApplicationsWorld, eligible } from '../applications/world.js';

let world: ApplicationsWorld;
let app: TestApp;
let founder: TestClient;
let seasonId: string;
beforeAll(async () => {
  world = await ApplicationsWorld.open();
  seasonId = toGlobalId('Season', (await world.season()).id);
  app = await TestApp.start(world.databaseUrl);
  founder = await app.signIn('ratih@contoh.invalid', 'Ratih');
}, 60_000);
afterAll(async () => {
  await app.stop();
  await world.close();
});

const begin = (key: string, startupName: string) => ({
  clientMutationId: key,
  seasonId,
  startupName,
  eligibility: eligible,
});
const number = 'clientMutationId application { id number }';
const applications = () => world.em.fork().count(Application);

describe('a mutation asked twice under one key', () => {
  it('does its work once and answers the same', async () => {
    const input = begin(randomUUID(), 'Sekali Saja');
    const first = await done(founder, 'startApplication', input, number);
    expect(await done(founder, 'startApplication', input, number)).toEqual(first);
    expect(await applications()).toBe(1);
  });

  it('answers twins that come at once with one answer', async () => {
    const other = await app.signIn('bagas@contoh.invalid', 'Bagas');
    const input = begin(randomUUID(), 'Kembar');
    const before = await applications();
    const answers = await Promise.all(Array.from({ length: 6 }, () => done(other, 'startApplication', input, number)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await applications()).toBe(before + 1);
  });

  it('keeps the answers of twins once, though a statement of its own keeps them', async () => {
    const writer = await app.signIn('laras@contoh.invalid', 'Laras');
    const { application } = await done<{ application: { id: string } }>(
      writer,
      'startApplication',
      begin(randomUUID(), 'Laras Batik'),
      number,
    );
    const save = (key: string, baseVersion: number, problem: string) => {
      const input = { clientMutationId: key, applicationId: application.id, baseVersion, answers: { problem } };
      return done(writer, 'saveAnswers', input, 'clientMutationId application { version answers } conflicts { field }');
    };
    // The first one reads the form, after which the statement serves.
    await save(randomUUID(), 1, 'Harga kain naik.');
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => save(key, 2, 'Pewarna alam langka.')));
    const once = { application: { version: 3, answers: { problem: 'Pewarna alam langka.' } }, conflicts: [] };
    for (const answer of answers) expect(answer).toMatchObject(once);
    expect(await save(key, 2, 'Pewarna alam langka.')).toMatchObject(once);
    await expect(save(key, 2, 'Lain.')).rejects.toThrow('IDEMPOTENCY_MISMATCH');
    expect(await world.em.fork().count(MutationReceipt, { clientMutationId: key })).toBe(1);
  });

  it('refuses the key for another question', async () => {
    const key = randomUUID();
    const third = await app.signIn('wulan@contoh.invalid', 'Wulan');
    await done(third, 'startApplication', begin(key, 'Asli'), number);
    await expect(change(third, 'startApplication', begin(key, 'Lain'), number)).rejects.toThrow('IDEMPOTENCY_MISMATCH');
  });

  it('keeps nothing of a refusal, so that the cured question may use the key', async () => {
    const fourth = await app.signIn('galih@contoh.invalid', 'Galih');
    const key = randomUUID();
    const tooYoung = { ...begin(key, 'Nanti'), eligibility: {} };
    expect(await refusedCodes(fourth, 'startApplication', tooYoung)).not.toEqual([]);
    expect(await world.em.fork().count(MutationReceipt, { clientMutationId: key })).toBe(0);
    await done(fourth, 'startApplication', begin(key, 'Nanti'), number);
  });

  it('knows keys by person', async () => {
    const key = randomUUID();
    const [fifth, sixth] = [
      await app.signIn('tika@contoh.invalid', 'Tika'),
      await app.signIn('rio@contoh.invalid', 'Rio'),
    ];
    const mine = await done<{ application: { id: string } }>(fifth, 'startApplication', begin(key, 'Tika'), number);
    const his = await done<{ application: { id: string } }>(sixth, 'startApplication', begin(key, 'Rio'), number);
    expect(his.application.id).not.toBe(mine.application.id);
  });
});
