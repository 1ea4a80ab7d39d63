import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Viewer } from '#access';
import { SetRoundFitWeights, UpdateRound } from '#assessment';
import type { Id } from '#kernel';
import { SaveMentorProfile, SetFitWeights } from '#mentoring';
import { Outbox } from '#messaging';
import { ChangeSeason, CreateStage, ReorderStages, UpdateStage } from '#programmes';
import { Cohort, MentorProfile, ReviewRound, Season, Stage } from '#schema';
import { refusals } from '../applications/world.js';
import { PairsWorld } from '../../support/pairs-world.js';

const day = 86_400_000;
const outbox = new Outbox();
let world: PairsWorld;
let director: Viewer;
let mentor: Viewer;
let mentorId: Id;
beforeAll(async () => {
  world = await PairsWorld.open();
  director = await world.director();
  const person = await world.person('Ani');
  mentorId = await world.mentor(person);
  const grants = [{ role: 'MENTOR', scopeKind: 'PROGRAMME', scopeId: world.programmeId }] as const;
  mentor = new Viewer({ personId: person, grants, locale: 'id' });
});
afterAll(() => world.close());

/**
 * Sends both while somebody else holds the row, and lets the row go once both wait: what they read before that, they
 * read at the same version.
 */
async function atOnce(table: string, id: Id, deeds: readonly (() => Promise<unknown>)[]): Promise<string[]> {
  let answers: Promise<string[][]> | undefined;
  await world.em.transactional(async (em) => {
    await em.execute(`select 1 from ${table} where id = ? for update`, [id]);
    answers = Promise.all(deeds.map((deed) => refusals(deed())));
    const waiting = () =>
      world.rows<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
    for (let i = 0; i < 1500; i++) {
      if ((await waiting())[0]!.count >= deeds.length) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('nobody waits for the row');
  });
  return ((await answers) ?? []).flat();
}

const stages = () => world.em.find(Stage, { season: world.seasonId }, { orderBy: { position: 'asc' } });
const stageAt = (days: number, key: string) =>
  new CreateStage(world.em).execute(director, {
    seasonId: world.seasonId,
    key,
    kind: 'BOOTCAMP',
    staffName: { id: key, en: key },
    applicantName: { id: key, en: key },
    startsAt: new Date(Date.now() + days * day),
    endsAt: new Date(Date.now() + (days + 1) * day),
  });

describe('of two who saw the same version, one is told so', () => {
  it('at the dates of a call', async () => {
    const seen = await world.em.findOneOrFail(Season, { id: world.seasonId });
    const change = (seats: number) => () =>
      new ChangeSeason(world.em).execute(director, { seasonId: seen.id, expectedVersion: seen.version, seats });
    expect(await atOnce('season', seen.id, [change(11), change(12)])).toEqual(['CONFLICT']);
  });

  it('at the name of a stage', async () => {
    const [seen] = await stages();
    const rename = (name: string) => () =>
      new UpdateStage(world.em).execute(director, {
        stageId: seen!.id,
        expectedVersion: seen!.version,
        staffName: { id: name, en: name },
      });
    expect(await atOnce('season', world.seasonId, [rename('Satu'), rename('Dua')])).toEqual(['CONFLICT']);
  });

  it('at what a round asks of its reviewers', async () => {
    const seen = await world.em.findOneOrFail(ReviewRound, { id: world.roundId });
    const version = { roundId: seen.id, expectedVersion: seen.version };
    const change = (quota: number) => () => new UpdateRound(world.em, outbox).execute(director, { ...version, quota });
    expect(await atOnce('review_round', seen.id, [change(4), change(5)])).toEqual(['CONFLICT']);
  });

  it('at the weights of a round', async () => {
    const seen = await world.em.findOneOrFail(ReviewRound, { id: world.roundId });
    const set = (weight: number) => () =>
      new SetRoundFitWeights(world.em).execute(director, {
        roundId: seen.id,
        expectedVersion: seen.version,
        weights: [{ part: 'sector', weight }],
      });
    expect(await atOnce('review_round', seen.id, [set(70), set(80)])).toEqual(['CONFLICT']);
  });

  it('at the weights of a cohort', async () => {
    const seen = await world.em.findOneOrFail(Cohort, { id: world.cohortId });
    const set = (weight: number) => () =>
      new SetFitWeights(world.em).execute(director, {
        cohortId: seen.id,
        expectedVersion: seen.version,
        weights: [{ part: 'sector', weight }],
      });
    expect(await atOnce('cohort', seen.id, [set(70), set(80)])).toEqual(['CONFLICT']);
  });

  it('at the profile of a mentor', async () => {
    const seen = await world.em.findOneOrFail(MentorProfile, { id: mentorId });
    const { headline, organisation, bio, topics, sectors, stages: phases, ventures } = seen;
    const meeting = { languages: ['id'], spaces: [], freeTimes: [] } as const;
    const known = { headline, organisation, bio, topics, sectors, stages: phases, ventures };
    const save = (maxStartups: number) => () =>
      new SaveMentorProfile(world.em, outbox).execute(mentor, {
        ...known,
        ...meeting,
        mentorId,
        expectedVersion: seen.version,
        maxStartups,
      });
    expect(await atOnce('mentor_profile', mentorId, [save(4), save(5)])).toEqual(['CONFLICT']);
  });
});

describe('stages that change at the same moment', () => {
  it('are added one after the other, each at a place of its own', async () => {
    const added = [stageAt, stageAt].map((add, i) => () => add(3 + i, `tahap-${i}`));
    expect(await atOnce('season', world.seasonId, added)).toEqual([]);
    expect((await stages()).map(({ key, position }) => `${position} ${key}`)).toEqual([
      '1 review',
      '2 tahap-0',
      '3 tahap-1',
    ]);
  });

  it('keep the order of whoever came second', async () => {
    const ids = (await stages()).map(({ id }) => id);
    const order = (stageIds: Id[]) => () =>
      new ReorderStages(world.em).execute(director, { seasonId: world.seasonId, stageIds });
    const turned = [ids[0]!, ids[2]!, ids[1]!];
    expect(await atOnce('season', world.seasonId, [order(turned), order(turned)])).toEqual([]);
    expect((await stages()).map(({ position, id }) => [position, id])).toEqual(turned.map((id, i) => [i + 1, id]));
  });
});
