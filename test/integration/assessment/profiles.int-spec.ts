import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Viewer } from '#access';
import { AddReviewer, RecomputeConflicts, SaveReviewerProfile, type ReviewerProfileInput } from '#assessment';
import { newId, type Id } from '#kernel';
import { SaveMentorProfile } from '#mentoring';
import { Outbox } from '#messaging';
import { Commitment, MentorProfile } from '#schema';
import { PairsWorld } from '../../support/pairs-world.js';

let world: PairsWorld;
beforeAll(async () => {
  world = await PairsWorld.open();
});
afterAll(() => world.close());

const outbox = new Outbox();
const known: ReviewerProfileInput = {
  organisation: '',
  bio: 'Dua puluh tahun di irigasi.',
  topics: ['operations'],
  sectors: ['pertanian', ' pertanian '],
  stages: ['MVP'],
  ventures: [],
  languages: ['id'],
  spaces: [],
};
const viewerOf = (personId: Id, role: 'REVIEWER' | 'MENTOR' = 'REVIEWER') =>
  new Viewer({ personId, grants: [{ role, scopeKind: 'PROGRAMME', scopeId: world.programmeId }], locale: 'id' });
const found = (personId: Id) =>
  world.rows<{ reason: string; evidence: string }>(
    `select reason, evidence from conflict where person_id = ? and source = 'DETECTED' and lifted_at is null order by reason`,
    [personId],
  );

describe("a reviewer's profile", () => {
  it('is taken over by open rounds and by rounds joined later, and writes over nothing it did not see', async () => {
    const judge = await world.reviewer(await world.person('Ani'));
    const save = (input: ReviewerProfileInput) =>
      new SaveReviewerProfile(world.em, outbox).execute(viewerOf(judge), input);
    await save(known);
    const promise = () => world.em.findOneOrFail(Commitment, { reviewer: judge, round: world.roundId });
    expect(await promise()).toMatchObject({ sectors: ['pertanian'], profile: known.bio });
    await expect(save(known)).rejects.toThrow('CONFLICT');
    await world.rows(`delete from commitment where reviewer_id = ?`, [judge]);
    const director = await world.director();
    await new AddReviewer(world.em).execute(director, { roundId: world.roundId, personId: judge, capacity: 4 });
    expect(await promise()).toMatchObject({ sectors: ['pertanian'], profile: known.bio, capacity: 4 });
    await save({ ...known, expectedVersion: 1, bio: 'Irigasi dan benih.' });
    expect((await promise()).profile).toBe('Irigasi dan benih.');
    expect(await world.events()).toContain('profile.changed');
  });

  it('shows conflicts: where one works, and whom one put money into', async () => {
    await world.startup('Padi Makmur', await world.person('Budi'));
    await world.startup('Sagu Timur', await world.person('Citra'));
    const judge = await world.reviewer(await world.person('Dewi'));
    const save = new SaveReviewerProfile(world.em, outbox);
    await save.execute(viewerOf(judge), { ...known, organisation: 'padi makmur', ventures: [' SAGU TIMUR', 'Lain'] });
    await new RecomputeConflicts(world.em, outbox).execute();
    expect(await found(judge)).toEqual([
      { reason: 'INVESTOR', evidence: 'sagu timur' },
      { reason: 'SAME_ORGANISATION', evidence: 'padi makmur' },
    ]);
    await save.execute(viewerOf(judge), { ...known, expectedVersion: 1 });
    await new RecomputeConflicts(world.em, outbox).execute();
    expect(await found(judge)).toEqual([]);
  });
});

describe("a mentor's profile", () => {
  it('is the mentor’s own, ends what a new tie forbids, and keeps room within limits', async () => {
    const { startupId } = await world.startup('Batik Lasem', await world.person('Eka'));
    const person = await world.person('Fajar');
    const mentorId = await world.mentor(person);
    const match = newId();
    const run = newId();
    await world.rows(`insert into match_run (id, cohort_id, state, keep_mode) values (?, ?, 'DONE', 'soft')`, [
      run,
      world.cohortId,
    ]);
    await world.rows(
      `insert into mentor_match (id, run_id, startup_id, mentor_id, affinity, reasons, state, version)
       values (?, ?, ?, ?, 1, '{}', 'OFFERED', 1)`,
      [match, run, startupId, mentorId],
    );
    const input = { ...known, mentorId, expectedVersion: 1, headline: 'Benih', maxStartups: 2, freeTimes: [] };
    const save = new SaveMentorProfile(world.em, outbox);
    const stranger = viewerOf(await world.person('Gita'), 'MENTOR');
    await expect(save.execute(stranger, input)).rejects.toThrow('NOT_FOUND');
    await expect(save.execute(viewerOf(person), { ...input, maxStartups: 51 })).rejects.toThrow('OUT_OF_RANGE');
    await save.execute(viewerOf(person), { ...input, ventures: ['batik lasem'] });
    await expect(save.execute(viewerOf(person), input)).rejects.toThrow('CONFLICT');
    expect(await world.em.findOneOrFail(MentorProfile, { id: mentorId })).toMatchObject({
      maxStartups: 2,
      bio: known.bio,
    });
    await new RecomputeConflicts(world.em, outbox).execute();
    expect(await world.rows(`select state from mentor_match where id = ?`, [match])).toEqual([{ state: 'VOID' }]);
  });
});
