import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#access';
import { AssignReviewers, DeclareConflict, ProposeReads, RoundMemory, SetReadWishes } from '#assessment';
import { newId, type Id } from '#kernel';
import { ComputationsHere, Outbox } from '#messaging';
import { AssignmentRun } from '#schema';
import { PairsWorld, unwatched } from '../../support/pairs-world.js';

let world: PairsWorld;
let director: Viewer;
const reviewers: Id[] = [];
const applications: { startupId: Id; applicationId: Id }[] = [];
const outbox = new Outbox();
const memory = new RoundMemory();

/** Six applications read once; reviewer i knows the sector of application i, and of i + 3. */
beforeAll(async () => {
  world = await PairsWorld.open(1);
  director = await world.director();
  const sectors = ['kuliner', 'pertanian', 'teknologi'];
  for (let i = 0; i < 6; i++)
    applications.push(
      await world.startup(`Usaha ${i}`, await world.person(`Ketua ${i}`), { sectors: [sectors[i % 3]!] }),
    );
  for (let i = 0; i < 3; i++)
    reviewers.push(await world.reviewer(await world.person(`Penilai ${i}`), 3, [sectors[i]!]));
  await world.rows(`update review_round set state = 'SETUP' where id = ?`, [world.roundId]);
});
afterAll(() => world.close());

const propose = () => new ProposeReads(world.em, new ComputationsHere(), memory);
const wish = (i: number, j: number, kind: 'PIN' | 'FORBID' | null) => ({
  applicationId: applications[i]!.applicationId,
  reviewerId: reviewers[j]!,
  kind,
});
const preview = (...wishes: ReturnType<typeof wish>[]) =>
  propose().preview(director, { roundId: world.roundId, wishes });
const set = (...wishes: ReturnType<typeof wish>[]) =>
  new SetReadWishes(world.em, memory).execute(director, { roundId: world.roundId, wishes });
/** Readers of each application by their index, in the order the applications came in. */
const byOrder = async () => {
  const { applications: all } = await propose().execute(director, world.roundId);
  const at = new Map(all.map(({ applicationId, reads }) => [applicationId, reads]));
  return applications.map(({ applicationId }) =>
    (at.get(applicationId) ?? []).map(({ reviewerId }) => reviewers.indexOf(reviewerId)).join(),
  );
};
const stored = () => world.rows<{ kind: string }>(`select kind from read_wish order by kind`);
async function assign(): Promise<AssignmentRun> {
  const em = world.em;
  const run = em.create(AssignmentRun, { id: newId(), round: world.roundId });
  await em.persist(run).flush();
  await new AssignReviewers(world.em, outbox, new ComputationsHere()).execute(run.id, unwatched);
  return world.em.findOneOrFail(AssignmentRun, { id: run.id });
}

describe('before a round is opened', () => {
  it('the best assignment is shown and nothing is given out', async () => {
    expect(await byOrder()).toEqual(['0', '1', '2', '0', '1', '2']);
    expect((await propose().execute(director, world.roundId)).gap).toBe('0');
    expect(await world.rows(`select from assignment`)).toHaveLength(0);
  });

  it('a pin, a ban and a swap say what they cost and who moves, and change nothing', async () => {
    const pin = await preview(wish(0, 1, 'PIN'));
    expect(pin.before! - pin.after!).toBeGreaterThan(0);
    expect(pin.moves[0]).toMatchObject({
      applicationId: applications[0]!.applicationId,
      fromReviewerId: reviewers[0],
      toReviewerId: reviewers[1],
    });
    expect((await preview(wish(0, 0, 'PIN'))).moves).toEqual([]);
    const ban = await preview(wish(0, 0, 'FORBID'));
    expect(ban.after).toBeLessThan(ban.before!);
    const swap = await preview(wish(0, 0, 'FORBID'), wish(0, 2, 'PIN'));
    expect(swap.moves[0]).toMatchObject({ fromReviewerId: reviewers[0], toReviewerId: reviewers[2] });
    expect(await stored()).toEqual([]);
  });

  it('a swap stands in every later proposal until it is taken back', async () => {
    const { after } = await preview(wish(0, 0, 'FORBID'), wish(0, 2, 'PIN'));
    await set(wish(0, 0, 'FORBID'), wish(0, 2, 'PIN'));
    expect((await byOrder())[0]).toBe('2');
    expect((await propose().execute(director, world.roundId)).total).toBe(after);
    await set(wish(0, 0, null), wish(0, 2, null));
    expect(await stored()).toEqual([]);
    expect((await byOrder())[0]).toBe('0');
  });

  it('everything that is kept apart leaves no assignment, and the preview says so', async () => {
    const { before, after, moves } = await preview(...[0, 1, 2].map((j) => wish(0, j, 'FORBID')));
    expect([before === null, after, moves]).toEqual([false, null, []]);
  });

  it('pins have room in the application and in the promise', async () => {
    await set(wish(0, 1, 'PIN'));
    await expect(set(wish(0, 2, 'PIN'))).rejects.toThrow('PINS_FILL_READS');
    await expect(preview(wish(0, 2, 'PIN'))).rejects.toThrow('PINS_FILL_READS');
    await set(wish(1, 1, 'PIN'), wish(2, 1, 'PIN'));
    await expect(set(wish(3, 1, 'PIN'))).rejects.toThrow('PINS_FILL_REVIEWER');
    await set(wish(0, 1, null), wish(1, 1, null), wish(2, 1, null));
    await expect(set({ ...wish(0, 1, 'PIN'), reviewerId: director.self })).rejects.toThrow('NOT_IN_ROUND');
  });

  it('the kinds a round asks for are kept, and a ban that breaks them leaves none', async () => {
    await world.rows(`update commitment set kind = 'INVESTOR' where reviewer_id = ?`, [reviewers[2]!]);
    await world.rows(`update commitment set capacity = 6 where reviewer_id = ?`, [reviewers[2]!]);
    await world.rows(`update review_round set needs = ?::jsonb, reads_per_application = 2`, [
      JSON.stringify([{ kind: 'INVESTOR', least: 1, most: null }]),
    ]);
    expect((await byOrder()).every((readers) => readers.split(',').includes('2'))).toBe(true);
    const pinned = await preview(wish(0, 1, 'PIN'));
    expect(pinned.after).not.toBeNull();
    expect((await preview(wish(0, 2, 'FORBID'))).after).toBeNull();
    await world.rows(`update commitment set kind = null, capacity = 3`);
    await world.rows(`update review_round set needs = '[]'::jsonb, reads_per_application = 1`);
  });
});

describe('a pair in conflict', () => {
  it('is not pinned, by the use case nor past it; a conflict that appears takes the pin away', async () => {
    await set(wish(5, 1, 'PIN'));
    await new DeclareConflict(world.em, outbox).execute(director, {
      personId: reviewers[1]!,
      startupId: applications[5]!.startupId,
      reason: 'FAMILY',
      note: '',
    });
    expect(await stored()).toEqual([]);
    await expect(set(wish(5, 1, 'PIN'))).rejects.toThrow('PAIR_BARRED');
    await expect(preview(wish(5, 1, 'PIN'))).rejects.toThrow('PAIR_BARRED');
    await expect(
      world.rows(
        `insert into read_wish (id, round_id, application_id, reviewer_id, kind, set_by_id) values (?, ?, ?, ?, 'PIN', ?)`,
        [newId(), world.roundId, applications[5]!.applicationId, reviewers[1]!, director.self],
      ),
    ).rejects.toThrow('joins a reviewer and a startup in conflict');
    await set(wish(5, 1, 'FORBID'));
    await set(wish(5, 1, null));
  });
});

describe('in an open round', () => {
  const readers = (i: number) =>
    world.rows<{ reviewer: Id }>(
      `select reviewer_id as reviewer from assignment where application_id = ? and state in ('OFFERED', 'IN_PROGRESS')`,
      [applications[i]!.applicationId],
    );

  /** What would change hands now, by index. */
  const waiting = async () =>
    (await propose().execute(director, world.roundId)).waiting.map(
      ({ applicationId, fromReviewerId, toReviewerId }) => {
        const [from, to] = [fromReviewerId, toReviewerId].map((id) => reviewers.indexOf(id ?? ''));
        return `${applications.findIndex((one) => one.applicationId === applicationId)}: ${from} > ${to}`;
      },
    );

  it('every run keeps pins and bans; the wish itself moves nobody', async () => {
    await world.rows(`update review_round set state = 'OPEN'`);
    await set(wish(0, 2, 'PIN'), wish(1, 1, 'FORBID'));
    expect((await assign()).state).toBe('DONE');
    expect(await readers(0)).toEqual([{ reviewer: reviewers[2] }]);
    expect((await readers(1))[0]?.reviewer).not.toBe(reviewers[1]);
    expect(await waiting()).toEqual([]);
    await set(wish(0, 2, null), wish(1, 1, null));
    expect(await readers(0)).toEqual([{ reviewer: reviewers[2] }]);
    expect(await waiting()).toContain('0: 2 > 0');
    expect((await assign()).state).toBe('DONE');
    expect(await readers(0)).toEqual([{ reviewer: reviewers[0] }]);
    expect(await waiting()).toEqual([]);
  });

  it('says that an assignment is on its way', async () => {
    const proposal = () => propose().execute(director, world.roundId);
    expect((await proposal()).computing).toBe(false);
    const run = newId();
    await world.rows(`insert into assignment_run (id, round_id, state) values (?, ?, 'QUEUED')`, [run, world.roundId]);
    expect((await proposal()).computing).toBe(true);
    await world.rows(`delete from assignment_run where id = ?`, [run]);
  });

  it('a read that was begun is never moved', async () => {
    await world.rows(`update assignment set state = 'IN_PROGRESS', cleared_at = now() where application_id = ?`, [
      applications[3]!.applicationId,
    ]);
    await expect(set(wish(3, 0, 'FORBID'))).rejects.toThrow('READ_BEGUN');
    await expect(set(wish(3, 0, 'FORBID'), wish(3, 1, 'PIN'))).rejects.toThrow('READ_BEGUN');
    await expect(set(wish(3, 1, 'PIN'))).rejects.toThrow('PINS_FILL_READS');
    const { moves } = await preview(wish(0, 1, 'PIN'), wish(1, 0, 'PIN'));
    expect(moves.map(({ applicationId }) => applicationId)).not.toContain(applications[3]!.applicationId);
  });

  it('is the director’s, and ends with the round', async () => {
    const other = await PairsWorld.open(1);
    const stranger = await other.director();
    await other.close();
    await expect(propose().execute(stranger, world.roundId)).rejects.toThrow('NOT_FOUND');
    await world.rows(`update review_round set state = 'LOCKED'`);
    await expect(set(wish(0, 1, 'PIN'))).rejects.toThrow('ROUND_LOCKED');
    await expect(propose().execute(director, world.roundId)).rejects.toThrow('ROUND_LOCKED');
  });
});
