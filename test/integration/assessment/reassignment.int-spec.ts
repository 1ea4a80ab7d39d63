import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#access';
import { ApplyAssignmentFix, AssignReviewers, ForecastOfRound, ReassignReads } from '#assessment';
import { newId, type Id } from '#kernel';
import { ComputationsHere, Outbox } from '#messaging';
import { AssignmentRun } from '#schema';
import { PairsWorld, unwatched } from '../../support/pairs-world.js';

let world: PairsWorld;
let director: Viewer;
const reviewers: Id[] = [];
const applications: { startupId: Id; applicationId: Id }[] = [];
beforeAll(async () => {
  world = await PairsWorld.open(1);
  director = await world.director();
  for (let i = 0; i < 6; i++) {
    const lead = await world.person(`Ketua ${i}`);
    const text = i === 0 ? 'Irigasi hemat air untuk petani cabai' : `Usaha rumahan nomor ${i}`;
    applications.push(await world.startup(`Usaha ${i}`, lead, { text }));
  }
  for (let i = 0; i < 3; i++) {
    const profile = i === 2 ? 'Saya insinyur irigasi dan air tanah' : 'Saya pedagang';
    reviewers.push(await world.reviewer(await world.person(`Penilai ${i}`), i === 2 ? 1 : 3, [], profile));
  }
});
afterAll(() => world.close());

const outbox = new Outbox();
const reassign = () => new ReassignReads(world.em, outbox);
async function assign(): Promise<AssignmentRun> {
  const em = world.em;
  const run = em.create(AssignmentRun, { id: newId(), round: world.roundId });
  await em.persist(run).flush();
  await new AssignReviewers(world.em, outbox, new ComputationsHere()).execute(run.id, unwatched);
  return world.em.findOneOrFail(AssignmentRun, { id: run.id });
}
const live = (reviewer: Id) =>
  world.rows<{ application: Id; state: string }>(
    `select application_id as application, state from assignment
     where reviewer_id = ? and state in ('OFFERED', 'IN_PROGRESS', 'DONE') order by application_id`,
    [reviewer],
  );

describe('who reads what', () => {
  it('follows what reviewers say they know', async () => {
    expect((await assign()).state).toBe('DONE');
    expect((await live(reviewers[2]!)).map(({ application }) => application)).toEqual([applications[0]?.applicationId]);
  });
});

describe('the open reads of one reviewer', () => {
  const [roundId, reviewerId] = [() => world.roundId, () => reviewers[0]!];
  const preview = () => reassign().preview(director, { roundId: roundId(), reviewerId: reviewerId() });

  it('go to others with room in one step, as the preview said; what was sent stays', async () => {
    const mine = await live(reviewerId());
    expect(mine.length).toBeGreaterThan(1);
    await world.rows(`update assignment set state = 'DONE' where reviewer_id = ? and application_id = ?`, [
      reviewerId(),
      mine[0]!.application,
    ]);
    const seen = await preview();
    expect(seen).toMatchObject({ gap: '0' });
    expect(seen.reads).toHaveLength(mine.length - 1);
    const room = 4 - (await live(reviewers[1]!)).length - (await live(reviewers[2]!)).length;
    expect(seen.reads.filter(({ to }) => to !== null)).toHaveLength(Math.min(room, seen.reads.length));
    const wish = { roundId: roundId(), reviewerId: reviewerId() };
    await expect(reassign().execute(director, { ...wish, fingerprint: 'old' })).rejects.toThrow('PREVIEW_STALE');
    await reassign().execute(director, { ...wish, fingerprint: seen.fingerprint });
    expect(await live(reviewerId())).toEqual([{ application: mine[0]?.application, state: 'DONE' }]);
    const taken = seen.reads.flatMap(({ to, applicationId }) => (to ? [{ to, applicationId }] : []));
    for (const { to, applicationId } of taken)
      expect((await live(to)).map(({ application }) => application)).toContain(applicationId);
    expect((await world.events()).slice(-2).toSorted()).toEqual(['round.assigned', 'round.reassigned']);
    await expect(reassign().execute(director, { ...wish, fingerprint: seen.fingerprint })).rejects.toThrow(
      'NOTHING_OPEN',
    );
  });

  it('leave a need that the next run names, and one press closes', async () => {
    await world.rows(`update commitment set capacity = 0 where reviewer_id = ?`, [reviewers[2]!]);
    await world.rows(`update commitment set capacity = 1 where reviewer_id = ?`, [reviewers[1]!]);
    await world.rows(`delete from assignment where state <> 'DONE'`);
    const stuck = await assign();
    expect(stuck.state).toBe('INFEASIBLE');
    const fix = () => new ApplyAssignmentFix(world.em, outbox).execute(director, { runId: stuck.id, fix: 'raiseLoad' });
    expect(await fix()).toBe(world.roundId);
    expect((await world.events()).at(-1)).toBe('round.assignmentRequested');
    expect((await assign()).state).toBe('DONE');
  });
});

describe('reads that were handed on', () => {
  const handOver = async (reviewerId: Id) => {
    const wish = { roundId: world.roundId, reviewerId };
    const { fingerprint, reads } = await reassign().preview(director, wish);
    await reassign().execute(director, { ...wish, fingerprint });
    return reads.map(({ to }) => to);
  };
  const promise = (reviewer: Id, capacity: number) =>
    world.rows(`update commitment set capacity = ? where reviewer_id = ?`, [capacity, reviewer]);

  it('go on when who took them over leaves too, and back to who is there again, with the draft', async () => {
    const [first, second, third] = reviewers as [Id, Id, Id];
    await world.rows(`delete from assignment`);
    for (const one of [first, second, third]) await promise(one, one === first ? 6 : 0);
    expect((await assign()).state).toBe('DONE');
    const [begun] = await world.rows<{ id: Id }>(
      `update assignment set state = 'IN_PROGRESS', cleared_at = now()
       where id = (select min(id::text)::uuid from assignment) returning id`,
    );
    await world.rows(
      `insert into review (id, assignment_id, state, version, created_at, updated_at) values (?, ?, 'DRAFT', 1, now(), now())`,
      [newId(), begun!.id],
    );
    await promise(second, 6);
    expect(await handOver(first)).toEqual(Array.from({ length: 6 }, () => second));
    await promise(third, 2);
    await promise(first, 4);
    const takers = await handOver(second);
    expect([third, first].map((one) => takers.filter((to) => to === one).length)).toEqual([2, 4]);
    await promise(first, 6);
    await handOver(third);
    expect(await live(first)).toHaveLength(6);
    const [back] = await world.rows<{ state: string }>(`select state from assignment where id = ?`, [begun!.id]);
    expect(back?.state).toBe('IN_PROGRESS');
    expect((await assign()).state).toBe('DONE');
    expect(await live(first)).toHaveLength(6);
  });
});

describe('the forecast', () => {
  it('is silent under twenty reads, and is the director’s', async () => {
    expect(await new ForecastOfRound(world.em).execute(director, world.roundId)).toBeNull();
  });
});
