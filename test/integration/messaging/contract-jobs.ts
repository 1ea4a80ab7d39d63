import type { Id } from '#kernel';
import { id, job, ThreadComputations, type PayloadsOf } from '#messaging';
import { toAny, type EventRoutes } from '../../../apps/worker/src/outbox/follow.js';
import { HandlesJobNamed } from '../../../apps/worker/src/queue/handles-job.decorator.js';
import type { RunningJob } from '../../../apps/worker/src/queue/running-job.js';
import { thinking } from './thinking-program.js';

const quickRetry = { attempts: 4, firstPauseMs: 50 };

/** Jobs of the contract suite, each with one habit. */
export const contracts = {
  note: job('notifications', { offerId: id }),
  flaky: job('notifications', { offerId: id }, quickRetry),
  broken: job('notifications', { matchId: id }, { attempts: 2, firstPauseMs: 20 }),
  effect: job('notifications', { startupId: id }, quickRetry),
  tally: job('assessment', { roundId: id }),
  long: job('mentoring', { runId: id }),
  think: job('assessment', { runId: id }),
};

const to = toAny<typeof contracts>();

export const routes: Partial<EventRoutes> = {
  'offer.made': (e) => [to('note', e)],
  'offer.confirmed': (e) => [to('note', e, { delay: 700 })],
  'offer.declined': (e) => [to('flaky', e)],
  'match.responded': (e) => [to('broken', e)],
  'startup.moved': (e) => [to('effect', { startupId: e.startupId })],
  'review.submitted': (e) => [
    to('tally', { roundId: e.roundId }, { about: { type: 'ReviewRound', id: e.roundId }, dedupe: true, delay: 200 }),
  ],
  'matching.requested': (e) => [to('long', { runId: e.runId }, { about: { type: 'MatchRun', id: e.runId } })],
  'round.assignmentRequested': (e) => [
    to('think', { runId: e.runId }, { about: { type: 'AssignmentRun', id: e.runId } }),
  ],
};

/** What the handlers did, for the tests to look at. */
export const seen = { starts: new Map<Id, { at: number }[]>(), tallies: [] as number[], repaired: false, thinkMs: 0 };

export const startsOf = (one: Id) => seen.starts.get(one) ?? [];
const note = (one: Id) => seen.starts.set(one, [...startsOf(one), { at: Date.now() }]);

type Jobs = PayloadsOf<typeof contracts>;

@HandlesJobNamed('note')
class Note {
  async handle({ offerId }: Jobs['note']) {
    note(offerId);
  }
}

/** Fails twice, then does its work. */
@HandlesJobNamed('flaky')
class Flaky {
  async handle({ offerId }: Jobs['flaky']) {
    note(offerId);
    if (startsOf(offerId).length < 3) throw new Error('not yet');
  }
}

/** Fails until somebody repairs it. */
@HandlesJobNamed('broken')
class Broken {
  async handle({ matchId }: Jobs['broken']) {
    note(matchId);
    if (!seen.repaired) throw new Error('broken');
  }
}

/** Does its work, then fails once: the work must not be done again. */
@HandlesJobNamed('effect')
class Effect {
  async handle({ startupId }: Jobs['effect'], run: RunningJob) {
    note(startupId);
    await run.once(async (em) => {
      await em.execute('insert into effect_probe (startup_id) values (?)', [startupId]);
    });
    if (startsOf(startupId).length < 2) throw new Error('after the work');
  }
}

/** Counts the reviews it sees when it starts, then takes a while. */
@HandlesJobNamed('tally')
class Tally {
  async handle({ roundId }: Jobs['tally'], run: RunningJob) {
    note(roundId);
    const [row] = await run.em.execute<{ n: number }[]>(
      `select count(*)::int as n from job_outbox where event = 'review.submitted' and payload ->> 'roundId' = ?`,
      [roundId],
    );
    seen.tallies.push(row?.n ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** Forty chunks of 50 ms. */
@HandlesJobNamed('long')
class Long {
  async handle({ runId }: Jobs['long'], run: RunningJob) {
    note(runId);
    for (let done = 1; done <= 40; done++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await run.progress(done, 40, 'chunk');
    }
  }
}

/** Computes in a thread without a pause, as matching and scoring do. */
@HandlesJobNamed('think')
class Think {
  async handle({ runId }: Jobs['think'], run: RunningJob) {
    note(runId);
    const computations = new ThreadComputations();
    await computations.run(thinking, seen.thinkMs, (done, total) => run.progress(done, total + 1, 'thinking'));
  }
}

export const handlers = [Note, Flaky, Broken, Effect, Tally, Long, Think];
