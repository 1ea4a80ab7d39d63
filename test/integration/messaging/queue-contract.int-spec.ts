import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '#kernel';
import { CancelJob, ReplayDeadJob, replayOutbox, type DomainEvents, type EventName } from '#messaging';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { describeOnRedis, startTestRedis, type TestRedis } from '../../support/test-redis.js';
import { contracts, handlers, routes, seen, startsOf } from './contract-jobs.js';
import { eventually, FrameUnderTest } from '../../support/frame-under-test.js';

/** Whoever may treat every job. */
const operator = { personId: null, where: () => ({}) };

const contract = (redis: () => TestRedis | undefined) => {
  let database: TestDatabase;
  let frame: FrameUnderTest;

  const record = <E extends EventName>(event: E, payload: DomainEvents[E]) =>
    frame.em.transactional(async (em) => frame.outbox.record(em, event, payload));
  const ledgerOf = (name: string, one: Id) => async () =>
    (await frame.runsOf(name)).find((run) => Object.values(run.payload).includes(one));
  const inState = (name: string, one: Id, state: string, withinMs?: number) =>
    eventually(
      `${name} ${state}`,
      async () => {
        const run = await ledgerOf(name, one)();
        return run?.state === state && run;
      },
      withinMs,
    );

  beforeAll(async () => {
    seen.repaired = false;
    seen.tallies.length = 0;
    database = await createTestDatabase();
    frame = await FrameUnderTest.start({
      databaseUrl: database.url,
      redisUrl: redis()?.url,
      contracts,
      routes,
      handlers,
    });
    await frame.em.getConnection().execute('create table effect_probe (startup_id uuid)');
  });

  afterAll(async () => {
    await frame?.stop();
    await database?.drop();
  });

  it('runs the job of a committed event within a second', async () => {
    const offerId = newId();
    const recorded = Date.now();
    await record('offer.made', { offerId });
    await eventually('the handler ran', async () => startsOf(offerId).length === 1);
    expect(startsOf(offerId)[0]!.at - recorded).toBeLessThan(1_000);
    expect(await inState('note', offerId, 'DONE')).toMatchObject({ starts: 1, attempts: 0 });
  });

  it('runs nothing for an event whose transaction was rolled back', async () => {
    const [lost, kept] = [newId(), newId()];
    const failing = frame.em.transactional(async (em) => {
      frame.outbox.record(em, 'offer.made', { offerId: lost });
      await em.flush();
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await record('offer.made', { offerId: kept });
    await inState('note', kept, 'DONE');
    expect(startsOf(lost)).toHaveLength(0);
  });

  it('runs a job once when its event is told twice', async () => {
    const [offerId, after] = [newId(), newId()];
    await record('offer.made', { offerId });
    await inState('note', offerId, 'DONE');
    expect(await replayOutbox(frame.em, { event: 'offer.made', since: new Date(Date.now() - 60_000) })).toBeGreaterThan(
      0,
    );
    await record('offer.made', { offerId: after });
    await inState('note', after, 'DONE');
    expect(startsOf(offerId)).toHaveLength(1);
  });

  it('lets a delayed job wait', async () => {
    const offerId = newId();
    const recorded = Date.now();
    await record('offer.confirmed', { offerId });
    await inState('note', offerId, 'DONE');
    expect(startsOf(offerId)[0]!.at - recorded).toBeGreaterThanOrEqual(700);
  });

  it('tries a failing job again with growing pauses', async () => {
    const offerId = newId();
    await record('offer.declined', { offerId });
    expect(await inState('flaky', offerId, 'DONE')).toMatchObject({ starts: 3, attempts: 2, error: null });
    const [first, second, third] = startsOf(offerId).map(({ at }) => at);
    expect(second! - first!).toBeGreaterThanOrEqual(30);
    expect(third! - second!).toBeGreaterThanOrEqual(60);
  });

  it('tries again those of a parcel that failed, and no other', async () => {
    const [failing, ...well] = [newId(), newId(), newId()];
    for (const one of well) seen.starts.set(one, [{ at: 0 }, { at: 0 }]);
    await frame.em.transactional(async (em) => {
      for (const offerId of [well[0]!, failing!, well[1]!]) frame.outbox.record(em, 'offer.declined', { offerId });
    });
    const { parcelId } = await inState('flaky', failing!, 'DONE');
    expect(parcelId).not.toBeNull();
    expect(await ledgerOf('flaky', failing!)()).toMatchObject({ starts: 3, attempts: 2 });
    for (const one of well)
      expect(await ledgerOf('flaky', one)()).toMatchObject({ state: 'DONE', starts: 1, attempts: 0, parcelId });
  });

  it('keeps a dead job with its stack, and runs it again when a person asks', async () => {
    const matchId = newId();
    await record('match.responded', { matchId });
    const dead = await inState('broken', matchId, 'DEAD');
    expect(dead).toMatchObject({ starts: 2, attempts: 2, error: 'broken' });
    expect(dead.stack).toContain('contract-jobs');
    seen.repaired = true;
    await frame.app.get(ReplayDeadJob).execute(operator, { jobRunId: dead.id });
    expect(await inState('broken', matchId, 'DONE')).toMatchObject({ id: dead.id, starts: 1, attempts: 0 });
  });

  it('runs a dead job again alone that died in a parcel', async () => {
    seen.repaired = false;
    const [one, other] = [newId(), newId()];
    await frame.em.transactional(async (em) => {
      for (const matchId of [one, other]) frame.outbox.record(em, 'match.responded', { matchId });
    });
    const dead = await inState('broken', one, 'DEAD');
    expect((await inState('broken', other, 'DEAD')).parcelId).toBe(dead.parcelId);
    seen.repaired = true;
    await frame.app.get(ReplayDeadJob).execute(operator, { jobRunId: dead.id });
    expect(await inState('broken', one, 'DONE')).toMatchObject({ id: dead.id, starts: 1, parcelId: null });
    expect(await ledgerOf('broken', other)()).toMatchObject({ state: 'DEAD', starts: 2 });
  });

  it('refuses to run a job again that is not dead', async () => {
    const offerId = newId();
    await record('offer.made', { offerId });
    const { id } = await inState('note', offerId, 'DONE');
    const asking = frame.app.get(ReplayDeadJob).execute(operator, { jobRunId: id });
    await expect(asking).rejects.toMatchObject({ code: 'JOB_NOT_DEAD' });
  });

  it('does an effect once although the job runs twice', async () => {
    const startupId = newId();
    await record('startup.moved', { startupId, stageEntryId: newId() });
    await inState('effect', startupId, 'DONE');
    const rows = await frame.em
      .getConnection()
      .execute<object[]>('select 1 from effect_probe where startup_id = ?', [startupId]);
    expect([startsOf(startupId).length, rows.length]).toEqual([2, 1]);
  });

  it('collapses a burst into few runs, of which the last has seen everything', async () => {
    const roundId = newId();
    const began = performance.now();
    for (let n = 0; n < 60; n++) await record('review.submitted', { reviewId: newId(), roundId });
    // Each run waits 200 ms for more; a slow machine records for longer.
    const most = Math.max(4, Math.ceil((performance.now() - began) / 200) + 1);
    await eventually('all tallied', async () => seen.tallies.at(-1) === 60);
    await eventually('nothing waits', async () => (await frame.runsOf('tally')).every(({ state }) => state === 'DONE'));
    expect(startsOf(roundId).length).toBeLessThanOrEqual(Math.min(most, 20));
  });

  it('reports progress to the ledger and to open pages', async () => {
    const runId = newId();
    await record('matching.requested', { runId, cohortId: newId() });
    const { id } = await inState('long', runId, 'RUNNING');
    const stream = frame.live.subscribe(`jobs.${id}`);
    await stream.ready;
    expect((await stream.next()).value).toEqual({ ids: [id] });
    expect(await ledgerOf('long', runId)()).toMatchObject({ total: 40, step: 'chunk' });
    await stream.return();
    expect(await inState('long', runId, 'DONE')).toMatchObject({ done: 40, total: 40, subjectId: runId });
  });

  it('stops a running job between two chunks when a person asks', async () => {
    const runId = newId();
    await record('matching.requested', { runId, cohortId: newId() });
    const { id } = await inState('long', runId, 'RUNNING');
    await frame.app.get(CancelJob).execute(operator, { jobRunId: id });
    const cancelled = await inState('long', runId, 'CANCELLED');
    expect(cancelled.done).toBeLessThan(40);
  });

  it('never starts a job that was cancelled while it waited', async () => {
    const [first, second] = [newId(), newId()];
    await record('matching.requested', { runId: first, cohortId: newId() });
    await record('matching.requested', { runId: second, cohortId: newId() });
    const waiting = await inState('long', second, 'QUEUED');
    await frame.app.get(CancelJob).execute(operator, { jobRunId: waiting.id });
    await inState('long', first, 'DONE');
    expect(await ledgerOf('long', second)()).toMatchObject({ state: 'CANCELLED', starts: 0 });
    expect(startsOf(second)).toHaveLength(0);
  });

  it('keeps a job that computes for longer than its lock, and starts it once', async () => {
    seen.thinkMs = 12_000; // a lock lasts 10 s
    const runId = newId();
    await record('round.assignmentRequested', { runId, roundId: newId() });
    const done = await inState('think', runId, 'DONE', seen.thinkMs + 10_000);
    expect(done.starts).toBe(1);
    expect(startsOf(runId)).toHaveLength(1);
  }, 40_000);

  it('ends a computation in the middle when a person asks, and is free for the next job', async () => {
    seen.thinkMs = 60_000;
    const runId = newId();
    await record('round.assignmentRequested', { runId, roundId: newId() });
    const { id } = await inState('think', runId, 'RUNNING');
    await frame.app.get(CancelJob).execute(operator, { jobRunId: id });
    await inState('think', runId, 'CANCELLED');
    seen.thinkMs = 1;
    const next = newId();
    await record('round.assignmentRequested', { runId: next, roundId: newId() });
    expect(await inState('think', next, 'DONE')).toMatchObject({ starts: 1 });
  });

  it('takes 1,000 events at a fair rate', async () => {
    const ids = Array.from({ length: 1_000 }, () => newId());
    const began = performance.now();
    await frame.em.transactional(async (em) => {
      for (const offerId of ids) frame.outbox.record(em, 'offer.made', { offerId });
    });
    await eventually('all ran', async () => ids.every((one) => startsOf(one).length > 0) || undefined, 60_000);
    const rate = Math.round(1_000_000 / (performance.now() - began));
    process.stdout.write(`      ${rate} events/s from record to handler\n`);
    expect(rate).toBeGreaterThan(30);
    expect(ids.every((one) => startsOf(one).length === 1)).toBe(true);
  }, 90_000);
};

describe('the queue on PostgreSQL', () => {
  contract(() => undefined);
});

describeOnRedis('the queue on Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  contract(() => redis);
  afterAll(() => redis.stop());
});
