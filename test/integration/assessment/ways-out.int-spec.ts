import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Viewer } from '#access';
import {
  AddReviewer,
  ApplyAssignmentFix,
  AssignReviewers,
  LiftConflict,
  SetRoundFitWeights,
  UpdateRound,
  type AssignmentFix,
} from '#assessment';
import { newId, type Id } from '#kernel';
import { ComputationsHere, Outbox } from '#messaging';
import { AssignmentRun, ReviewRound } from '#schema';
import { PairsWorld, unwatched } from '../../support/pairs-world.js';

interface Way {
  readonly kind: string;
  readonly by: number;
  readonly conflictIds?: readonly Id[];
  readonly pairs?: readonly object[];
}

let world: PairsWorld;
let director: Viewer;
beforeEach(async () => {
  world = await PairsWorld.open(1);
  director = await world.director();
});
afterEach(() => world.close());

const outbox = new Outbox();
async function assign(): Promise<AssignmentRun> {
  const em = world.em;
  const run = em.create(AssignmentRun, { id: newId(), round: world.roundId });
  await em.persist(run).flush();
  await new AssignReviewers(world.em, outbox, new ComputationsHere()).execute(run.id, unwatched);
  return world.em.findOneOrFail(AssignmentRun, { id: run.id });
}
const waysOf = ({ outcome }: AssignmentRun) =>
  (outcome?.['infeasible'] as { readonly fixes: readonly Way[] } | null)?.fixes ?? [];
const wayOf = (run: AssignmentRun, kind: string) => waysOf(run).find((way) => way.kind === kind);
const round = () => world.em.findOneOrFail(ReviewRound, { id: world.roundId });
const apply = (run: AssignmentRun, fix: AssignmentFix) =>
  new ApplyAssignmentFix(world.em, outbox).execute(director, { runId: run.id, fix });
const pairOf = async (index: number) => world.startup(`Usaha ${index}`, await world.person(`Ketua ${index}`));
const declared = (personId: Id, startupId: Id) =>
  world.rows(`insert into conflict (id, person_id, startup_id, source, reason) values (?, ?, ?, 'DECLARED', 'OTHER')`, [
    newId(),
    personId,
    startupId,
  ]);

describe('a round that cannot be given out', () => {
  it('names the conflicts that would do, and goes on once one is lifted', async () => {
    const { startupId } = await pairOf(0);
    const judge = await world.reviewer(await world.person('Ani'));
    await declared(judge, startupId);
    const stuck = await assign();
    expect(stuck.state).toBe('INFEASIBLE');
    const [conflictId] = wayOf(stuck, 'liftConflict')?.conflictIds ?? [];
    await expect(apply(stuck, 'raiseLoad')).rejects.toThrow('FIX_NOT_OFFERED');
    await new LiftConflict(world.em).execute(director, { conflictId: conflictId ?? '', note: 'Sudah selesai 2019.' });
    expect((await assign()).state).toBe('DONE');
  });

  it('never proposes to lift what is no conflict: the own team, or who gave the application back', async () => {
    const { applicationId } = await pairOf(0);
    const judge = await world.reviewer(await world.person('Ani'));
    await world.rows(
      `insert into assignment (id, round_id, application_id, reviewer_id, state, version) values (?, ?, ?, ?, 'RECUSED', 1)`,
      [newId(), world.roundId, applicationId, judge],
    );
    const stuck = await assign();
    expect(waysOf(stuck).map(({ kind }) => kind)).not.toContain('liftConflict');
    expect(wayOf(stuck, 'addJudge')).toBeDefined();
  });

  it('lowers a minimum that asks for more reads than there are', async () => {
    await pairOf(0);
    for (const name of ['Ani', 'Budi']) await world.reviewer(await world.person(name));
    const { version } = await round();
    const change = { roundId: world.roundId, expectedVersion: version };
    await expect(new UpdateRound(world.em, outbox).execute(director, { ...change, leastReads: 501 })).rejects.toThrow(
      'OUT_OF_RANGE',
    );
    await new UpdateRound(world.em, outbox).execute(director, { ...change, leastReads: 1 });
    const stuck = await assign();
    expect(waysOf(stuck).map(({ kind }) => kind)).toEqual(['lowerMinimum']);
    await apply(stuck, 'lowerMinimum');
    expect((await round()).leastReads).toBe(0);
    expect((await assign()).state).toBe('DONE');
  });

  it('takes back a read that was asked for, as long as nobody opened it', async () => {
    const first = await pairOf(0);
    const second = await pairOf(1);
    const [wanted, other] = [
      await world.reviewer(await world.person('Ani'), 1),
      await world.reviewer(await world.person('Budi'), 1),
    ];
    await world.rows(`insert into membership (id, person_id, startup_id) values (?, ?, ?)`, [
      newId(),
      other,
      first.startupId,
    ]);
    const asked = newId();
    await world.rows(
      `insert into assignment_run (id, round_id, state, outcome) values (?, ?, 'DONE', '{"kind": "MORE_READS"}')`,
      [asked, world.roundId],
    );
    await world.rows(
      `insert into assignment (id, round_id, application_id, reviewer_id, run_id, state, version) values (?, ?, ?, ?, ?, 'OFFERED', 1)`,
      [newId(), world.roundId, second.applicationId, wanted, asked],
    );
    const stuck = await assign();
    expect(wayOf(stuck, 'unpin')?.pairs).toEqual([{ applicationId: second.applicationId, reviewerId: wanted }]);
    await apply(stuck, 'unpin');
    expect((await assign()).state).toBe('DONE');
  });

  it('takes in a reviewer of the programme, who reads at once', async () => {
    await pairOf(0);
    const stuck = await assign();
    expect(stuck.state).toBe('INFEASIBLE');
    const add = (personId: Id, capacity = 3) =>
      new AddReviewer(world.em).execute(director, { roundId: world.roundId, personId, capacity });
    const stranger = await world.person('Citra');
    await expect(add(stranger)).rejects.toThrow('NOT_A_REVIEWER');
    await world.rows(
      `insert into role_grant (id, person_id, role, scope_kind, scope_id) values (?, ?, 'REVIEWER', 'PROGRAMME', ?)`,
      [newId(), stranger, world.programmeId],
    );
    await expect(add(stranger, 0)).rejects.toThrow('OUT_OF_RANGE');
    await add(stranger);
    await expect(add(stranger)).rejects.toThrow('REVIEWER_KNOWN');
    expect((await assign()).state).toBe('DONE');
  });

  it('is nobody’s but the director’s to mend', async () => {
    await pairOf(0);
    const stuck = await assign();
    const reviewer = new Viewer({
      personId: await world.person('Dewi'),
      grants: [{ role: 'REVIEWER', scopeKind: 'PROGRAMME', scopeId: world.programmeId }],
      locale: 'id',
    });
    const fix = new ApplyAssignmentFix(world.em, outbox);
    await expect(fix.execute(reviewer, { runId: stuck.id, fix: 'lowerDemand' })).rejects.toThrow('NOT_FOUND');
    const someone = { roundId: world.roundId, personId: reviewer.self, capacity: 1 };
    await expect(new AddReviewer(world.em).execute(reviewer, someone)).rejects.toThrow('NOT_FOUND');
  });
});

describe('weights of a round', () => {
  it('are kept with its version, hold for the next run, and are refused where they mean nothing', async () => {
    await pairOf(0);
    await world.reviewer(await world.person('Ani'));
    const { version } = await round();
    const set = (weights: { part: string; weight: number }[], expectedVersion = version) =>
      new SetRoundFitWeights(world.em).execute(director, { roundId: world.roundId, expectedVersion, weights });
    await expect(set([{ part: 'luck', weight: 1 }])).rejects.toThrow('PART_UNKNOWN');
    await expect(set([{ part: 'sector', weight: 101 }])).rejects.toThrow('OUT_OF_RANGE');
    const nothing = ['topics', 'sector', 'stage', 'language', 'place', 'judgeWish', 'text'];
    await expect(set(nothing.map((part) => ({ part, weight: 0 })))).rejects.toThrow('WEIGHTS_ALL_ZERO');
    await set([{ part: 'sector', weight: 80 }]);
    await expect(set([])).rejects.toThrow('CONFLICT');
    expect((await assign()).outcome?.['weights']).toMatchObject({ sector: 80, topics: 40 });
    await set([], version + 1);
    expect((await round()).fitWeights).toBeNull();
  });
});
