import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#access';
import { ApplyAssignmentFix, AssignReviewers, ReassignReads, UpdateRound, type UpdateRoundInput } from '#assessment';
import { newId, type Id } from '#kernel';
import { ComputationsHere, Outbox } from '#messaging';
import { AssignmentRun, ReviewRound, type ReviewerKind } from '#schema';
import { PairsWorld, unwatched } from '../../support/pairs-world.js';

const outbox = new Outbox();
const kinds: ReviewerKind[] = ['INDUSTRY', 'INVESTOR', 'ACADEMIC'];
const places = ['Bank A', 'bank a ', 'Kampus B', 'Kampus B', 'Dana C'];

let world: PairsWorld;
let director: Viewer;
const reviewers: Id[] = [];
const applications: Id[] = [];

/** Twelve applications of three sectors, fifteen reviewers of three kinds and five places of work that cross. */
beforeAll(async () => {
  world = await PairsWorld.open(3);
  director = await world.director();
  const sectors = ['kuliner', 'pertanian', 'teknologi'];
  for (let i = 0; i < 12; i++) {
    const lead = await world.person(`Ketua ${i}`);
    applications.push((await world.startup(`Usaha ${i}`, lead, { sectors: [sectors[i % 3]!] })).applicationId);
  }
  for (let j = 0; j < 15; j++) {
    const person = await world.person(`Penilai ${j}`);
    reviewers.push(await world.reviewer(person, 4, [sectors[j % 3]!]));
    await world.rows(`update commitment set kind = ? where reviewer_id = ?`, [kinds[j % 3]!, person]);
    await world.rows(
      `insert into reviewer_profile (id, person_id, organisation, topics, sectors, stages, ventures)
       values (?, ?, ?, '{}', '{}', '{}', '{}')`,
      [newId(), person, places[j % 5]!],
    );
  }
});
afterAll(() => world.close());

type Change = Omit<UpdateRoundInput, 'roundId' | 'expectedVersion'>;
async function update(change: Change): Promise<Id> {
  const { version } = await world.em.findOneOrFail(ReviewRound, { id: world.roundId });
  return new UpdateRound(world.em, outbox).execute(director, {
    roundId: world.roundId,
    expectedVersion: version,
    ...change,
  });
}
async function assign(): Promise<AssignmentRun> {
  const em = world.em;
  const run = em.create(AssignmentRun, { id: newId(), round: world.roundId });
  await em.persist(run).flush();
  await new AssignReviewers(world.em, outbox, new ComputationsHere()).execute(run.id, unwatched);
  return world.em.findOneOrFail(AssignmentRun, { id: run.id });
}
interface Read {
  readonly application: Id;
  readonly kind: ReviewerKind;
  readonly place: string;
}
async function readers(): Promise<Read[][]> {
  const rows = await world.rows<Read>(
    `select x.application_id as application, c.kind, lower(btrim(f.organisation)) as place from assignment x
     join commitment c on c.round_id = x.round_id and c.reviewer_id = x.reviewer_id
     join reviewer_profile f on f.person_id = x.reviewer_id
     where x.state in ('OFFERED', 'IN_PROGRESS', 'DONE')`,
  );
  return applications.map((id) => rows.filter(({ application }) => application === id));
}
const investors = (own: readonly Read[]) => own.filter(({ kind }) => kind === 'INVESTOR').length;
const mostFromOnePlace = (own: readonly Read[]) =>
  Math.max(...[...Map.groupBy(own, ({ place }) => place).values()].map(({ length }) => length));

describe('rules of who reads', () => {
  it.each([
    [
      {
        needs: [
          { kind: 'INVESTOR', least: 2, most: null },
          { kind: 'ACADEMIC', least: 2, most: null },
        ],
      },
      'NEEDS_EXCEED_READS',
    ],
    [{ needs: [{ kind: 'INVESTOR', least: 2, most: 1 }] }, 'OUT_OF_RANGE'],
    [{ needs: [{ kind: 'INVESTOR', least: null, most: null }] }, 'OUT_OF_RANGE'],
    [
      {
        needs: [
          { kind: 'INVESTOR', least: 1, most: null },
          { kind: 'INVESTOR', least: null, most: 1 },
        ],
      },
      'NEED_TWICE',
    ],
    [{ mostPerOrganisation: 0 }, 'OUT_OF_RANGE'],
    [{ reviewers: [{ commitmentId: newId(), kind: 'INVESTOR' }] }, 'NOT_FOUND'],
  ] as [Change, string][])('refuse what cannot be: %j', async (change, code) => {
    await expect(update(change)).rejects.toThrow(code);
  });

  it('cost nothing where the best assignment meets them by itself', async () => {
    const before = (await assign()).outcome;
    await update({ needs: [{ kind: 'INVESTOR', least: 0, most: 3 }], mostPerOrganisation: 3 });
    const run = await assign();
    expect(run).toMatchObject({ state: 'DONE', outcome: { gap: '0', unmet: [], total: before?.['total'] } });
  });

  it('hold for every application, proven, also where kinds and places of work cross', async () => {
    await update({
      needs: [
        { kind: 'INVESTOR', least: 1, most: null },
        { kind: 'ACADEMIC', least: 1, most: 1 },
      ],
      mostPerOrganisation: 1,
    });
    const run = await assign();
    expect(run).toMatchObject({ state: 'DONE', outcome: { gap: '0', status: 'optimal', pairs: 36 } });
    for (const own of await readers()) {
      expect(investors(own)).toBeGreaterThan(0);
      expect(own.filter(({ kind }) => kind === 'ACADEMIC')).toHaveLength(1);
      expect(mostFromOnePlace(own)).toBe(1);
    }
  });

  it('hold when somebody’s open reads go to others', async () => {
    const wish = { roundId: world.roundId, reviewerId: reviewers[1]! };
    const reassign = () => new ReassignReads(world.em, outbox);
    const { fingerprint, reads } = await reassign().preview(director, wish);
    expect(reads.some(({ to }) => to !== null)).toBe(true);
    await reassign().execute(director, { ...wish, fingerprint });
    const handed = new Set(reads.flatMap(({ to, applicationId }) => (to === null ? [] : [applicationId])));
    const after = await readers();
    for (const own of after) expect(mostFromOnePlace(own)).toBe(1);
    for (const own of after.filter((_, i) => handed.has(applications[i]!))) expect(investors(own)).toBeGreaterThan(0);
  });

  it('are kept by the database too', async () => {
    const [row] = await world.rows<{ application: Id; reviewer: Id }>(
      `select x.application_id as application, o.person_id as reviewer from assignment x
       join reviewer_profile c on c.person_id = x.reviewer_id
       join reviewer_profile o on lower(btrim(o.organisation)) = lower(btrim(c.organisation)) and o.person_id <> c.person_id
       where x.state = 'OFFERED' and not exists (select from assignment y
         where y.application_id = x.application_id and y.reviewer_id = o.person_id)
       order by x.id, o.id limit 1`,
    );
    const insert = world.rows(
      `insert into assignment (id, round_id, application_id, reviewer_id, run_id, state, reasons, version, created_at, updated_at, is_sample)
       select ?, round_id, ?, ?, run_id, 'OFFERED', '{}', 1, now(), now(), false from assignment limit 1`,
      [newId(), row!.application, row!.reviewer],
    );
    await expect(insert).rejects.toThrow('passes a rule of its round');
  });

  it('name what stands in the way, and one press takes it away', async () => {
    await world.rows(`delete from assignment`);
    await world.rows(`update commitment set capacity = 1 where kind = 'INVESTOR'`);
    await world.rows(`update commitment set capacity = 9 where kind <> 'INVESTOR'`);
    const run = await assign();
    expect(run).toMatchObject({ state: 'INFEASIBLE', outcome: { infeasible: { rules: [{ kind: 'INVESTOR' }] } } });
    const cut = run.outcome?.['infeasible'] as { fixes: { kind: string; enough?: boolean }[]; judges: Id[] };
    expect(cut.fixes).toEqual([
      { kind: 'relaxQuota', by: 1, rule: { kind: 'INVESTOR' }, least: 0, enough: true },
      expect.objectContaining({ kind: 'raiseLoad', by: 7, enough: true }),
      { kind: 'addJudge', by: 7, rule: { kind: 'INVESTOR' }, enough: true },
    ]);
    expect(cut).toMatchObject({ minimal: true, seats: 5, needed: 6 });
    const fixes = new ApplyAssignmentFix(world.em, outbox);
    await fixes.execute(director, { runId: run.id, fix: 'raiseLoad' });
    expect((await assign()).state).toBe('DONE');
    await world.rows(`delete from assignment`);
    await world.rows(`update commitment set capacity = 1 where kind = 'INVESTOR'`);
    const relax = { runId: run.id, fix: 'relaxQuota' } as const;
    await expect(fixes.execute(director, relax)).rejects.toThrow('FIX_NOT_OFFERED');
    await expect(fixes.execute(director, { ...relax, kind: 'ACADEMIC' })).rejects.toThrow('FIX_NOT_OFFERED');
    await fixes.execute(director, { ...relax, kind: 'INVESTOR' });
    const { needs } = await world.em.findOneOrFail(ReviewRound, { id: world.roundId });
    expect(needs.map(({ kind }) => kind)).toEqual(['ACADEMIC']);
    expect((await assign()).state).toBe('DONE');
  });

  it('leave alone what people began before', async () => {
    await world.rows(`update assignment set state = 'IN_PROGRESS'`);
    await update({ needs: [{ kind: 'INDUSTRY', least: null, most: 0 }] });
    expect((await assign()).state).toBe('DONE');
  });
});
