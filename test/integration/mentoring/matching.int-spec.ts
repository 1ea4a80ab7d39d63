import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Viewer } from '#access';
import type { Id } from '#kernel';
import {
  ChaseSilentMatches,
  MatchMentors,
  OfferNextMentor,
  PreviewWish,
  PublishMatching,
  RequestMatching,
  RespondToMatch,
  SetFitWeights,
  SetMatchWish,
} from '#mentoring';
import { ComputationsHere, Outbox } from '#messaging';
import { MatchRun, MentorMatch, type KeepModeName } from '#schema';
import { PairsWorld, unwatched } from '../../support/pairs-world.js';

let world: PairsWorld;
let director: Viewer;
let startups: { startupId: Id; leadId: Id }[];
let mentors: { mentorId: Id; personId: Id }[];
beforeAll(async () => {
  world = await PairsWorld.open();
  director = await world.director();
  startups = [];
  mentors = [];
  const texts = [
    'Kami menjual batik tulis lewat pasar daring',
    'Irigasi hemat air untuk petani cabai di lereng gunung',
    'Kopi sangrai untuk kedai kecil di kota',
  ];
  for (const [i, text] of texts.entries()) {
    const leadId = await world.person(`Ketua ${i}`);
    startups.push({ leadId, startupId: (await world.startup(`Usaha ${i}`, leadId, { text })).startupId });
  }
  const headlines = ['Ahli irigasi dan air untuk petani', 'Pedagang batik', 'Pemilik kedai kopi', 'Umum'];
  for (const [i, headline] of headlines.entries()) {
    const personId = await world.person(`Mentor ${i}`);
    mentors.push({ personId, mentorId: await world.mentor(personId, { headline, places: 1 }) });
  }
});
afterAll(() => world.close());
beforeEach(() => world.rows('truncate mentor_match, match_wish, match_run cascade'));

const outbox = new Outbox();
const as = (personId: Id) => new Viewer({ personId, grants: [], locale: 'id' });
const respond = () => new RespondToMatch(world.em, outbox);

async function run(keepMode: KeepModeName = 'soft'): Promise<MatchRun> {
  const asked = { cohortId: world.cohortId, mentorsPerStartup: 1, keepMode };
  const id = await new RequestMatching(world.em, outbox).execute(director, asked);
  await new MatchMentors(world.em, outbox, new ComputationsHere()).execute(id, unwatched);
  return world.em.findOneOrFail(MatchRun, { id }, { populate: ['matches'] });
}
const publish = ({ id }: MatchRun) => new PublishMatching(world.em, outbox).execute(director, id);
const matches = () => world.em.find(MentorMatch, {}, { orderBy: { createdAt: 'asc', id: 'asc' } });
const mentorOf = async (startupId: Id) => {
  const found = (await matches()).find((one) => one.startup.id === startupId && one.state === 'OFFERED');
  if (!found) throw new Error('No offer.');
  const index = mentors.findIndex(({ mentorId }) => mentorId === found.mentor.id);
  return { match: found, index, personId: mentors[index]?.personId ?? '' };
};
const agreeBoth = async (at: number) => {
  const { startupId, leadId } = startups[at]!;
  const { match, personId } = await mentorOf(startupId);
  await respond().execute(as(personId), { matchId: match.id, accept: true });
  await respond().forTeam(as(leadId), { matchId: match.id, accept: true });
  return match.id;
};

describe('a proposal', () => {
  it('pairs by what texts are about, and says which words decided', async () => {
    const { matches: pairs, outcome } = await run();
    const chosen = startups.map(({ startupId }) => {
      const pair = pairs.getItems().find((one) => one.startup.id === startupId);
      return mentors.findIndex(({ mentorId }) => mentorId === pair?.mentor.id);
    });
    expect(chosen).toEqual([1, 0, 2]);
    const irrigation = pairs.getItems().find((one) => one.startup.id === startups[1]?.startupId);
    expect(irrigation?.reasons.words).toEqual(expect.arrayContaining(['irigasi']));
    expect(irrigation?.reasons.parts['text']).toBeGreaterThan(0);
    expect(irrigation?.reasons.outOf?.['text']).toBeGreaterThanOrEqual(irrigation?.reasons.parts['text'] ?? 0);
    expect(outcome).toMatchObject({
      status: 'optimal',
      gap: '0',
      covered: 3,
      kept: 0,
      added: 3,
      dropped: [],
      curve: [],
    });
  });

  it('counts the parts as the cohort weighs them', async () => {
    const weights = [{ part: 'text', weight: 0 }];
    await new SetFitWeights(world.em).execute(director, { cohortId: world.cohortId, weights });
    const { matches: pairs } = await run();
    expect(pairs.getItems().map(({ reasons }) => reasons.parts['text'])).toEqual([undefined, undefined, undefined]);
    const wrong = { cohortId: world.cohortId, weights: [{ part: 'luck', weight: 3 }] };
    await expect(new SetFitWeights(world.em).execute(director, wrong)).rejects.toThrow('PART_UNKNOWN');
    await new SetFitWeights(world.em).execute(director, { cohortId: world.cohortId, weights: [] });
  });

  it('says what a change by hand would cost, and changes nothing', async () => {
    const { id } = await run();
    const asked = { cohortId: world.cohortId, startupId: startups[1]!.startupId, mentorId: mentors[1]!.mentorId };
    const preview = await new PreviewWish(world.em).execute(director, { ...asked, kind: 'PIN' });
    expect(preview.cost).toBeGreaterThan(0);
    expect(preview.added).toContainEqual(
      expect.objectContaining({ startupId: asked.startupId, mentorId: asked.mentorId }),
    );
    expect(preview.uncovered).toBe(0);
    const free = await new PreviewWish(world.em).execute(director, { ...asked, kind: 'FORBID' });
    expect(free).toEqual({ cost: 0, uncovered: 0, added: [], dropped: [] });
    expect(await world.em.count(MentorMatch, { run: id, state: 'PROPOSED' })).toBe(3);
  });

  it('keeps what people started, and tells what it drops with the cause and what keeping costs', async () => {
    await publish(await run());
    const { index } = await mentorOf(startups[0]!.startupId);
    const running = await agreeBoth(0);
    const another = { startupId: startups[0]!.startupId, mentorId: mentors[(index + 1) % mentors.length]!.mentorId };
    const pinned = { cohortId: world.cohortId, ...another, kind: 'PIN' } as const;
    const beside = await new PreviewWish(world.em).execute(director, pinned);
    expect(beside.added).toContainEqual(expect.objectContaining(another));
    expect(beside.dropped.map(({ startupId }) => startupId)).not.toContain(another.startupId);
    const asked = { cohortId: world.cohortId, startupId: startups[2]!.startupId, mentorId: mentors[2]!.mentorId };
    await new SetMatchWish(world.em).execute(director, { ...asked, kind: 'FORBID' });
    const second = await run('strict');
    expect(second.outcome).toMatchObject({
      kept: 2,
      added: 1,
      dropped: [{ startupId: asked.startupId, mentorId: asked.mentorId, cause: 'forbidden' }],
      curve: expect.arrayContaining([expect.objectContaining({ mode: 'free' })]),
    });
    await publish(second);
    const now = await matches();
    expect(now.find(({ id }) => id === running)?.state).toBe('ACTIVE');
    expect(now.filter(({ state }) => state === 'VOID').map(({ mentor }) => mentor.id)).toEqual([asked.mentorId]);
    expect((await mentorOf(asked.startupId)).index).toBe(3);
  });
});

describe('an offer', () => {
  it('is active only after both said yes', async () => {
    await publish(await run());
    const { startupId, leadId } = startups[0]!;
    const { match, personId } = await mentorOf(startupId);
    await respond().forTeam(as(leadId), { matchId: match.id, accept: true });
    expect((await mentorOf(startupId)).match.state).toBe('OFFERED');
    await expect(respond().forTeam(as(leadId), { matchId: match.id, accept: true })).rejects.toThrow(
      'ANSWERED_ALREADY',
    );
    await expect(respond().forTeam(as(personId), { matchId: match.id, accept: true })).rejects.toThrow('NOT_FOUND');
    await respond().execute(as(personId), { matchId: match.id, accept: true });
    expect((await world.em.findOneOrFail(MentorMatch, { id: match.id })).state).toBe('ACTIVE');
  });

  it('is reminded of after 48 hours of silence, lapses after 72, and the next best mentor is offered', async () => {
    await publish(await run());
    const chase = () => new ChaseSilentMatches(world.em, outbox).execute();
    const age = (hours: number) =>
      world.rows(
        `update mentor_match set offered_at = clock_timestamp() - interval '${hours} hours' where state = 'OFFERED'`,
      );
    await agreeBoth(0);
    await age(47);
    expect(await chase()).toEqual({ reminded: 0, lapsed: 0 });
    await age(49);
    expect(await chase()).toEqual({ reminded: 2, lapsed: 0 });
    expect(await chase()).toEqual({ reminded: 0, lapsed: 0 });
    const first = await mentorOf(startups[1]!.startupId);
    const other = await mentorOf(startups[2]!.startupId);
    await respond().execute(as(other.personId), { matchId: other.match.id, accept: true });
    await respond().forTeam(as(startups[2]!.leadId), { matchId: other.match.id, accept: true });
    await age(73);
    expect(await chase()).toEqual({ reminded: 0, lapsed: 1 });
    const next = () => new OfferNextMentor(world.em, outbox).execute(first.match.id);
    await next();
    await next();
    const offers = (await matches()).filter(({ state }) => state === 'OFFERED');
    expect(offers.map(({ startup, mentor }) => [startup.id, mentor.id])).toEqual([
      [startups[1]!.startupId, mentors[3]!.mentorId],
    ]);
    await respond().execute(as(mentors[3]!.personId), { matchId: offers[0]!.id, accept: false });
    await new OfferNextMentor(world.em, outbox).execute(offers[0]!.id);
    expect((await world.events()).at(-1)).toBe('match.unreplaced');
  });
});
