import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Viewer } from '#access';
import { AskForMoreReads, AssignReviewers, ProposeMoreReads, ScoreRound } from '#assessment';
import { newId, type Id } from '#kernel';
import { ComputationsHere, Outbox } from '#messaging';
import { toGlobalId } from '#read-plan';
import { Assignment, AssignmentRun, Person, ScoreResult } from '#schema';
import { unwatched } from '../../support/pairs-world.js';
import { ScoredRound } from '../../support/scored-round.js';
import { TestApp } from '../../support/test-app.js';
import { refusals } from '../applications/world.js';

let round: ScoredRound;
let director: Viewer;
let roundId: Id;
beforeAll(async () => {
  round = await ScoredRound.open();
  director = await round.world.director();
  ({ roundId } = round.world);
  const conflict = `insert into conflict (id, person_id, startup_id, source, reason) values (?, ?, ?, 'DECLARED', 'FAMILY')`;
  await round.world.rows(conflict, [newId(), round.reviewers[5], round.startups[9]]);
  await new ScoreRound(round.world.em, new Outbox(), new ComputationsHere()).execute(roundId, unwatched);
});
afterAll(() => round.close());

const propose = (count: number) => new ProposeMoreReads(round.world.em).execute(director, { roundId, count });
const ask = (reads: readonly { applicationId: Id; reviewerId: Id }[]) =>
  new AskForMoreReads(round.world.em, new Outbox()).execute(director, { roundId, reads });

describe('a proposal of further reads', () => {
  it('names only applications too close to call, and reviewers who are free, new to them and without conflict', async () => {
    const { reads, seats, close } = await propose(200);
    expect([seats, close > 0, reads.length > 0]).toEqual([6 * 9 - 36, true, true]);
    const bands = await round.world.em.find(ScoreResult, { run: { isCurrent: true }, band: 'CLOSE' });
    const near = new Set(bands.map(({ application }) => application.id));
    const taken = await round.world.em.find(Assignment, { round: roundId });
    const pairs = new Set(taken.map(({ application, reviewer }) => `${application.id} ${reviewer.id}`));
    const loads = new Map<Id, number>();
    for (const { applicationId, reviewerId } of reads) {
      expect(near.has(applicationId)).toBe(true);
      expect(pairs.has(`${applicationId} ${reviewerId}`)).toBe(false);
      expect([applicationId, reviewerId]).not.toEqual([round.applications[9], round.reviewers[5]]);
      pairs.add(`${applicationId} ${reviewerId}`);
      loads.set(reviewerId, (loads.get(reviewerId) ?? 0) + 1);
    }
    expect(Math.max(...loads.values())).toBeLessThanOrEqual(3);
  });

  it('is the same when it is asked for again, and changes nothing', async () => {
    expect(await propose(5)).toEqual(await propose(5));
    expect(await round.world.em.count(Assignment, { round: roundId })).toBe(36);
  });

  it('goes first where a read tells most', async () => {
    const { reads } = await propose(1);
    const [only] = reads;
    expect(Math.abs((only?.chance ?? 0) - 0.5)).toBeLessThan(0.5);
  });
});

describe('further reads that are sent', () => {
  it('stand as assignments of one run, of which the reviewers are told', async () => {
    const { reads } = await propose(3);
    const runId = await ask(reads);
    const run = await round.world.em.findOneOrFail(AssignmentRun, { id: runId });
    expect(run).toMatchObject({ state: 'DONE', outcome: { kind: 'MORE_READS', pairs: 3 } });
    const given = await round.world.em.find(Assignment, { run: runId });
    expect(given.map(({ application, reviewer, state }) => [application.id, reviewer.id, state]).sort()).toEqual(
      reads.map(({ applicationId, reviewerId }) => [applicationId, reviewerId, 'OFFERED']).sort(),
    );
    expect((await round.world.events()).at(-1)).toBe('round.assigned');
  });

  it('are refused where the pair no longer fits, is clear of the cut, or the round is not open', async () => {
    const [standing] = await round.world.em.find(Assignment, { round: roundId, state: 'OFFERED' });
    const pair = { applicationId: standing!.application.id, reviewerId: standing!.reviewer.id };
    expect(await refusals(ask([pair]))).toEqual(['PROPOSAL_STALE']);
    const clear = await round.world.em.findOneOrFail(ScoreResult, { run: { isCurrent: true }, band: { $ne: 'CLOSE' } });
    expect(await refusals(ask([{ ...pair, applicationId: clear.application.id }]))).toEqual(['NOT_IN_BAND']);
    await round.world.rows(`update review_round set state = 'LOCKED' where id = ?`, [roundId]);
    const { reads } = await propose(1);
    expect(await refusals(ask(reads))).toEqual(['ROUND_NOT_OPEN']);
    await round.world.rows(`update review_round set state = 'OPEN' where id = ?`, [roundId]);
  });

  it('stay when the assignments are computed once more', async () => {
    const before = await round.world.em.find(Assignment, { run: { outcome: { kind: 'MORE_READS' } } });
    const em = round.world.em;
    const run = em.create(AssignmentRun, { id: newId(), round: roundId });
    await em.flush();
    await new AssignReviewers(round.world.em, new Outbox(), new ComputationsHere()).execute(run.id, unwatched);
    const after = await round.world.em.find(Assignment, { run: { outcome: { kind: 'MORE_READS' } } });
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  });
});

describe('the ranking as a file', () => {
  let app: TestApp;
  beforeAll(async () => {
    await round.world.rows(`update startup set name = '=HYPERLINK("http://contoh.invalid")' where id = ?`, [
      round.startups[11],
    ]);
    app = await TestApp.start(round.world.databaseUrl, { DATABASE_CONNECTIONS: '1' });
  });
  afterAll(() => app.stop());
  const path = (kind: string) => `/files/rounds/${toGlobalId('ReviewRound', roundId)}/ranking.${kind}`;
  const as = async (personId: Id) => {
    const { email } = await round.world.em.findOneOrFail(Person, { id: personId });
    return app.signIn(email ?? '');
  };
  const asDirector = async () => {
    const role = { role: 'DIRECTOR', scopeKind: 'PROGRAMME', scopeId: round.world.programmeId };
    await round.world.rows(
      `insert into role_grant (id, person_id, role, scope_kind, scope_id) values (?, ?, ?, ?, ?) on conflict do nothing`,
      [newId(), director.self, role.role, role.scopeKind, role.scopeId],
    );
    return as(director.self);
  };

  it('holds raw and calibrated side by side, and no cell that a spreadsheet would run', async () => {
    const answer = await (await asDirector()).fetch(path('csv'));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const [head, ...lines] = (await answer.text()).trim().split('\r\n');
    expect(head).toContain('Rata-rata asli,Skor terkalibrasi');
    expect(lines.length).toBe(12);
    expect(lines.filter((line) => line.includes('HYPERLINK'))).toEqual([
      expect.stringContaining(`"'=HYPERLINK(""http://contoh.invalid"")"`),
    ]);
  });

  it('is a workbook whose numbers are those of the run', async () => {
    const answer = await (await asDirector()).fetch(path('xlsx'));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    const sheet = book.worksheets[0]!;
    const first = await round.world.em.findOneOrFail(
      ScoreResult,
      { run: { isCurrent: true }, rank: 1 },
      { populate: ['application'] },
    );
    expect(sheet.getRow(2).getCell(2).value).toBe(first.application.unwrap().number);
    expect(sheet.getRow(2).getCell(4).value).toBeCloseTo(Number(first.rawMean), 12);
    expect(sheet.getRow(2).getCell(5).value).toBeCloseTo(Number(first.calibrated), 12);
    expect(book.worksheets.length).toBe(2);
  });

  it('does not exist for reviewers, founders and visitors', async () => {
    const founder = await round.world.rows<{ id: Id }>(`select id from person where full_name = 'Pendiri 0'`);
    for (const client of [await as(round.reviewers[0]!), await as(founder[0]!.id)])
      for (const kind of ['csv', 'xlsx']) expect((await client.fetch(path(kind))).status).toBe(404);
    expect([401, 404]).toContain((await app.visitor().fetch(path('csv'))).status);
  });
});
