import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { newId } from '#kernel';
import {
  InMemoryLiveTopics,
  jobs,
  JobRuns,
  Outbox,
  OutboxListener,
  OutboxSignal,
  RecordingJobQueue,
  ReplayDeadJob,
  queues,
} from '#messaging';
import { JobRun, JobOutbox, ormOptions } from '#schema';
import { eventRoutes } from '../../../apps/worker/src/outbox/event-routes.js';
import { OutboxRelay } from '../../../apps/worker/src/outbox/outbox-relay.js';
import { Reconcile } from '../../../apps/worker/src/outbox/reconcile.js';
import { dropOld } from '../../../apps/worker/src/schedule/drop-old.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { eventually } from '../../support/frame-under-test.js';

const operator = { personId: null, where: () => ({}) };

describe('the outbox relay', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let queue: RecordingJobQueue;
  let live: InMemoryLiveTopics;
  const outbox = new Outbox();

  const relay = (adding = queue) =>
    new OutboxRelay(orm.em, new JobRuns(orm.em), adding, live, { routes: eventRoutes, contracts: jobs });
  const recordOffers = (count: number) =>
    orm.em.fork().transactional(async (em) => {
      for (let n = 0; n < count; n++) outbox.record(em, 'offer.made', { offerId: newId() }, operator);
    });
  const waiting = () => orm.em.fork().count(JobOutbox, { publishedAt: null });

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await MikroORM.init({ ...ormOptions, clientUrl: database.url });
  });

  beforeEach(async () => {
    queue = new RecordingJobQueue();
    live = new InMemoryLiveTopics();
    await orm.em.getConnection().execute('truncate job_outbox, job_run');
  });

  afterAll(async () => {
    await orm.close();
    await database.drop();
  });

  it('tells more events than fit in one batch', async () => {
    await recordOffers(1_100);
    expect(await relay().drain()).toBe(1_100);
    expect([queue.added.size, await waiting()]).toEqual([1_100, 0]);
  });

  it('tells each event once when two relays run at the same time', async () => {
    await recordOffers(1_100);
    const told = await Promise.all([relay().drain(), relay().drain()]);
    expect(told[0] + told[1]).toBe(1_100);
    expect(queue.added.size).toBe(1_100);
  });

  it('adds nothing twice when it dies after adding and before marking', async () => {
    class DiesAfterAdding extends RecordingJobQueue {
      override async add(...added: Parameters<RecordingJobQueue['add']>): Promise<void> {
        await super.add(...added);
        throw new Error('died');
      }
    }
    const dying = new DiesAfterAdding();
    await recordOffers(3);
    await expect(relay(dying).drain()).rejects.toThrow('died');
    expect(await waiting()).toBe(3);
    for (const job of dying.added.values()) await queue.add([job]);
    await relay().drain();
    expect([...queue.added.keys()]).toEqual([...dying.added.keys()]);
  });

  it('has light jobs travel together, and heavy or delayed ones alone', async () => {
    const { together } = queues.notifications;
    await recordOffers(2 * together + 10);
    const roundId = newId();
    await orm.em
      .fork()
      .transactional(async (em) => outbox.record(em, 'review.submitted', { reviewId: newId(), roundId }, operator));
    await relay().drain();
    const parcels = Map.groupBy(queue.added.values(), ({ parcelId }) => parcelId);
    expect([...parcels.values()].map((jobs) => `${jobs[0]!.name} ${jobs.length}`).toSorted()).toEqual([
      'notify 10',
      `notify ${together}`,
      `notify ${together}`,
      'score-round 1',
    ]);
    for (const run of await orm.em.fork().find(JobRun, {}))
      expect(queue.added.get(run.jobKey)?.parcelId).toBe(run.parcelId);
  });

  it('leaves with the store what it has when events are told once more, and adds what it lost', async () => {
    const tellAgain = async () => {
      await orm.em.getConnection().execute('update job_outbox set published_at = null');
      await relay().drain();
    };
    await recordOffers(3);
    await relay().drain();
    const travelling = [...queue.added.values()];
    await tellAgain();
    expect([...queue.added.values()]).toEqual(travelling);
    queue.added.clear();
    await tellAgain();
    expect([...queue.added.keys()].toSorted()).toEqual(travelling.map(({ envelope }) => envelope.key).toSorted());
    const parcels = await orm.em.fork().find(JobRun, { parcelId: { $ne: null } });
    expect([parcels.length, ...[...queue.added.values()].map(({ parcelId }) => parcelId)]).toEqual([
      0,
      null,
      null,
      null,
    ]);
  });

  it('finds the jobs of a parcel that the store lost', async () => {
    await recordOffers(3);
    await relay().drain();
    const reconcile = new Reconcile(orm.em, queue, jobs);
    expect(await reconcile.atBoot()).toBe(0);
    queue.added.clear();
    expect(await reconcile.atBoot()).toBe(3);
    expect(queue.added.size).toBe(3);
    expect(await reconcile.regularly()).toBe(0);
  });

  it('puts aside an event that nobody can follow, and tells it when a person asks and somebody can', async () => {
    await recordOffers(1);
    await orm.em.getConnection().execute(`update job_outbox set event = 'offer.eaten'`);
    await recordOffers(1);
    await relay().drain();
    const dead = await orm.em.fork().findOneOrFail(JobRun, { name: 'route-event' });
    expect(dead).toMatchObject({ state: 'DEAD', error: expect.stringContaining('offer.eaten') });
    expect([queue.added.size, await waiting()]).toEqual([1, 0]);

    await orm.em.getConnection().execute(`update job_outbox set event = 'offer.made' where event = 'offer.eaten'`);
    await new ReplayDeadJob(orm.em.fork(), outbox).execute(operator, { jobRunId: dead.id });
    await relay().drain();
    await relay().drain();
    expect(queue.added.size).toBe(2);
  });

  it('lets one job per subject wait', async () => {
    const [first, second] = [newId(), newId()];
    await orm.em.fork().transactional(async (em) => {
      for (const roundId of [first, first, second, first])
        outbox.record(em, 'review.submitted', { reviewId: newId(), roundId });
    });
    await relay().drain();
    await orm.em
      .fork()
      .transactional(async (em) => outbox.record(em, 'review.submitted', { reviewId: newId(), roundId: first }));
    await relay().drain();
    const scoring = await orm.em.fork().find(JobRun, { name: 'score-round' });
    expect(scoring.map(({ subjectId }) => subjectId).toSorted()).toEqual([first, second].toSorted());
  });

  it('tells open pages the ids of a whole batch at once', async () => {
    const roundId = newId();
    const stream = live.subscribe(`rounds.${roundId}`);
    const reviews = [newId(), newId()];
    await orm.em.fork().transactional(async (em) => {
      for (const reviewId of reviews) outbox.record(em, 'review.submitted', { reviewId, roundId });
    });
    await relay().drain();
    expect((await stream.next()).value?.ids.toSorted()).toEqual(reviews.toSorted());
  });

  it.each([
    ['a transaction', false],
    ['a transaction inside another', true],
  ])('is woken by the commit of %s, and not before', async (_what, nested) => {
    const signals: number[] = [];
    const complain = () => undefined;
    const listener = new OutboxListener(database.url, () => signals.push(Date.now()), complain);
    const signal = new OutboxSignal(orm.em, complain);
    orm.em.getEventManager().registerSubscriber(signal);
    await listener.open();
    signals.length = 0;
    await orm.em.fork().transactional(async (em) => {
      const write = async (inside: typeof em) => {
        outbox.record(inside, 'offer.made', { offerId: newId() });
        await inside.flush();
      };
      await (nested ? em.transactional(write) : write(em));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(signals).toEqual([]);
    });
    const committed = Date.now();
    await eventually('woken', async () => signals.length > 0, 900);
    expect(signals[0]! - committed).toBeLessThan(500);
    await listener.close();
  });

  it('deletes what has served, and nothing that is young or unfinished', async () => {
    await recordOffers(3);
    await relay().drain();
    const sql = (text: string) => orm.em.getConnection().execute<object[]>(text);
    await sql(
      `update job_outbox set published_at = now() - interval '15 days' where id in (select id from job_outbox order by id limit 2)`,
    );
    await sql(`update job_run set state = 'DONE', finished_at = now() - interval '15 days'
               where job_key like (select id::text from job_outbox order by id limit 1) || '%'`);
    expect(await dropOld(orm.em)).toBe(2);
    expect([(await sql('select 1 from job_outbox')).length, (await sql('select 1 from job_run')).length]).toEqual([
      2, 2,
    ]);
  });
});
