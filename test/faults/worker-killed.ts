import { type ChildProcess, fork } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { newId, type Id } from '#kernel';
import { Outbox, type DomainEvents, type EventName } from '#messaging';
import { ormOptions } from '#schema';
import { eventually } from '../support/frame-under-test.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import type { TestRedis } from '../support/test-redis.js';

interface Run {
  state: string;
  starts: number;
  error: string | null;
  parcel_id: Id | null;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function endOf(child: ChildProcess): Promise<void> {
  if (!hasEnded(child)) await new Promise((resolve) => child.once('exit', resolve));
}

/** Starts a worker process from its sources and waits until it takes jobs, or until a job that it took has killed it. */
async function startWorker(addresses: readonly string[]): Promise<ChildProcess> {
  const child = fork('test/faults/worker-program.ts', addresses, {
    execArgv: ['--conditions=source', '--import', './test/support/typescript-loader.mjs'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code, by) => {
      if (by === 'SIGKILL') resolve();
      else reject(new Error(`The worker ended with ${code ?? by} while starting.`));
    });
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await endOf(child);
}

/** What holds when a worker dies, on either queue store; each store has its own file so that both run at once. */
export function workerKilled(redis: () => TestRedis | undefined): void {
  let database: TestDatabase;
  let orm: MikroORM;
  let addresses: string[];
  let worker: ChildProcess;

  const record = <E extends EventName>(event: E, payload: DomainEvents[E]) =>
    orm.em.fork().transactional(async (em) => new Outbox().record(em, event, payload));

  const probes = (what: string, about: Id) =>
    orm.em.getConnection().execute<object[]>('select pid from probe where what = ? and about = ?', [what, about]);

  const inState = (about: Id, state: string, withinMs: number) =>
    eventually(
      `${state} within ${withinMs} ms`,
      async () => {
        const rows = await orm.em
          .getConnection()
          .execute<Run[]>(
            `select state, starts, error, parcel_id from job_run where payload::text like ? and state = ?`,
            [`%${about}%`, state],
          );
        return rows[0];
      },
      withinMs,
    );

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await MikroORM.init({ ...ormOptions, clientUrl: database.url });
    await orm.em.getConnection().execute('create table probe (what text, about uuid, pid int)');
    await orm.em.getConnection().execute('create table deadly (about uuid)');
    const address = redis()?.url;
    addresses = address ? [database.url, address] : [database.url];
    worker = await startWorker(addresses);
  });

  afterAll(async () => {
    await kill(worker);
    await orm.close();
    await database.drop();
  });

  it('lets the job that runs finish when its worker is asked to stop', async () => {
    const offerId = newId();
    await record('offer.made', { offerId });
    await eventually('begun', async () => (await probes('start', offerId)).length === 1);
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await inState(offerId, 'DONE', 1_000)).toMatchObject({ starts: 1 });
    worker = await startWorker(addresses);
  }, 30_000);

  it('does a job once within 15 s although its worker is killed in the middle of it', async () => {
    const offerId = newId();
    await record('offer.made', { offerId });
    await eventually('begun', async () => (await probes('start', offerId)).length === 1);
    await kill(worker);
    const killed = performance.now();
    worker = await startWorker(addresses);
    const run = await inState(offerId, 'DONE', 20_000);
    const seconds = (performance.now() - killed) / 1_000;
    process.stdout.write(`      done ${seconds.toFixed(1)} s after the kill, start of the next worker included\n`);
    expect(run.starts).toBe(2);
    expect(await probes('effect', offerId)).toHaveLength(1);
    expect(seconds).toBeLessThan(15);
  }, 60_000);

  it('gives up a job that kills its worker after three starts, and none of those beside it or in its parcel', async () => {
    const [matchId, beside, inParcel] = [newId(), [newId(), newId(), newId()], [newId(), newId()]];
    await orm.em.getConnection().execute('insert into deadly (about) values (?)', [matchId]);
    for (const offerId of beside) await record('offer.made', { offerId });
    for (const offerId of beside) await eventually('begun', async () => (await probes('start', offerId)).length === 1);
    await orm.em.fork().transactional(async (em) => {
      for (const one of [inParcel[0]!, matchId, inParcel[1]!])
        new Outbox().record(em, 'match.responded', { matchId: one });
    });
    const meanwhile: Id[] = [];
    for (let death = 1; death <= 3; death++) {
      await endOf(worker);
      worker = await startWorker(addresses);
      const offerId = newId();
      meanwhile.push(offerId);
      await record('offer.confirmed', { offerId });
      // On a slow machine it may be killed once more before it comes to this.
      await Promise.race([inState(offerId, 'DONE', 5_000), endOf(worker)]);
    }
    const run = await inState(matchId, 'DEAD', 25_000);
    expect(await probes('start', matchId)).toHaveLength(3);
    expect(run.error).toMatch(/died/);
    for (const offerId of meanwhile) await inState(offerId, 'DONE', 5_000);
    for (const one of inParcel) expect((await inState(one, 'DONE', 5_000)).parcel_id).toBe(run.parcel_id);
    expect(run.parcel_id).not.toBeNull();
    for (const offerId of beside) {
      await inState(offerId, 'DONE', 5_000);
      expect(await probes('effect', offerId)).toHaveLength(1);
    }
  }, 120_000);
}
