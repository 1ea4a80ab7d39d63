import 'reflect-metadata';
import type { Id } from '#kernel';
import { id, job, type PayloadsOf } from '#messaging';
import { toAny } from '../../apps/worker/src/outbox/follow.js';
import { HandlesJobNamed } from '../../apps/worker/src/queue/handles-job.decorator.js';
import type { RunningJob } from '../../apps/worker/src/queue/running-job.js';
import { FrameUnderTest } from '../support/frame-under-test.js';

/** A worker process of its own, for tests that kill it: `worker-program.ts <database address> [<redis address>]`. */
const contracts = {
  slow: job('notifications', { offerId: id }),
  quick: job('notifications', { offerId: id }),
  killer: job('notifications', { matchId: id }),
};
const to = toAny<typeof contracts>();
type Jobs = PayloadsOf<typeof contracts>;

async function note(run: RunningJob, what: string, about: Id): Promise<void> {
  const sql = 'insert into probe (what, about, pid) values (?, ?, ?)';
  await run.em.getConnection().execute(sql, [what, about, process.pid]);
}

/** A second of work, then its effect. */
@HandlesJobNamed('slow')
class Slow {
  async handle({ offerId }: Jobs['slow'], run: RunningJob) {
    await note(run, 'start', offerId);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await run.once(async (em) => {
      await em.execute(`insert into probe (what, about, pid) values ('effect', ?, ?)`, [offerId, process.pid]);
    });
  }
}

@HandlesJobNamed('quick')
class Quick {
  handle({ offerId }: Jobs['quick'], run: RunningJob) {
    return note(run, 'effect', offerId);
  }
}

/** Takes its worker with it when it is named in `deadly`. */
@HandlesJobNamed('killer')
class Killer {
  async handle({ matchId }: Jobs['killer'], run: RunningJob) {
    await note(run, 'start', matchId);
    const deadly = await run.em.getConnection().execute<object[]>('select 1 from deadly where about = ?', [matchId]);
    if (deadly.length === 0) return note(run, 'effect', matchId);
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  }
}

const [databaseUrl, redisUrl] = process.argv.slice(2);
if (!databaseUrl) throw new Error('Which database?');

const frame = await FrameUnderTest.start({
  databaseUrl,
  redisUrl,
  contracts,
  routes: {
    'offer.made': (e) => [to('slow', e)],
    'offer.confirmed': (e) => [to('quick', e)],
    'match.responded': (e) => [to('killer', e)],
  },
  handlers: [Slow, Quick, Killer],
});
process.once('SIGTERM', () => void frame.stop().then(() => process.exit(0)));
process.send?.({ ready: true });
