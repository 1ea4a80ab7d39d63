// The relay and the worker of the product, built for production, with a job that does nothing: outbox, ledger, payload
// checks and log lines are the real ones.
import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import { BullJobQueue, id, job, JobRuns, openQueueStore, queues, RelayLiveTopics } from '#messaging';
import { ormOptions } from '#schema';

const built = (place) => import(new URL(`../../../dist/apps/worker/src/${place}`, import.meta.url).href);
const { openLog } = await built('logging/open-log.js');
const { OutboxRelay } = await built('outbox/outbox-relay.js');
const { HandlesJobNamed } = await built('queue/handles-job.decorator.js');
const { JobRunner } = await built('queue/job-runner.js');
const { JobWorkers } = await built('queue/job-workers.js');

const contracts = { note: job('notifications', { offerId: id }) };
const routes = { 'offer.made': (event) => [{ kind: 'job', job: 'note', payload: event }] };
const complain = (message, cause) => console.error(message, cause);

const fillOutbox = `
  insert into job_outbox (id, event, payload, request_id)
  select uuidv7(), 'offer.made', jsonb_build_object('offerId', uuidv7()), 'bench' from generate_series(1, ?)`;

/** Says when it was given so many jobs. */
class Note {
  handled = 0;

  constructor(amount) {
    this.all = new Promise((resolve) => (this.whenAll = resolve));
    this.amount = amount;
  }

  async handle() {
    if (++this.handled === this.amount) this.whenAll();
  }
}
HandlesJobNamed('note')(Note);

/** Opens one store. @returns what the bench may ask of this side */
export async function openSemai({ databaseUrl, redisUrl }) {
  const orm = await MikroORM.init({ ...ormOptions, clientUrl: databaseUrl, pool: { min: 0, max: 20 } });
  const store = openQueueStore({ databaseUrl, redisUrl }, { complain, listeners: Object.keys(queues).length + 1 });
  const queue = new BullJobQueue(store);
  const runs = new JobRuns(orm.em);
  const live = new RelayLiveTopics(() => store.relay(), complain);
  const relay = new OutboxRelay(orm.em, runs, queue, live, { routes, contracts });
  await store.check();
  return {
    async prepare(amount) {
      await store.queue(contracts.note.queue).drain();
      await orm.em.execute('truncate job_outbox, job_run');
      await orm.em.execute(fillOutbox, [amount]);
    },
    /** Events that stand in the outbox become rows of the ledger and jobs of the store. */
    add: () => relay.drain(),
    async work(amount) {
      const note = new Note(amount);
      const log = openLog('info');
      const runner = new JobRunner({ em: orm.em, runs, live, log, contracts });
      const discovery = { getProviders: () => [{ metatype: Note, instance: note }] };
      const workers = new JobWorkers(store, runner, contracts, discovery, complain);
      workers.checkHandlers();
      workers.start();
      await note.all;
      await runner.idle();
      return () => workers.stop();
    },
    async close() {
      await store.leave();
      await live.close();
      await queue.close();
      await store.close();
      await orm.close();
    },
  };
}
