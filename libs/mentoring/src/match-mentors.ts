import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel';
import type { Explanation, MatchResult } from '#matching';
import { Computations, Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { MatchRun, MentorMatch } from '#schema';
import { fitTermsOf } from './fit-weights.js';
import { matchComputation } from './match-computation.js';
import { pairKey, readMentorInstance, type MentorInstance } from './mentor-instance.js';
import { outcomeOf, type RunOutcome } from './run-outcome.js';

/** How a long computation tells where it is, and hears that it should stop. */
export interface ProgressOfRun {
  progress(done: number, total: number, step: string): Promise<void>;
}

const seconds = 30;

/** Computes the proposal of a run: most startups with a mentor first, then most seats, then the best fit; proven. */
@Injectable()
export class MatchMentors {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly computations: Computations,
  ) {}

  async execute(runId: Id, run: ProgressOfRun): Promise<void> {
    await run.progress(0, 3, 'reading');
    const em = this.em.fork();
    const asked = await em.findOneOrFail(MatchRun, { id: runId }, { populate: ['cohort', 'cohort.season'] });
    if (asked.state === 'DONE' || asked.state === 'INFEASIBLE') return;
    const seats = Number(asked.outcome?.['mentorsPerStartup'] ?? 1);
    const cohort = asked.cohort.unwrap();
    const read = await readMentorInstance(em, { cohortId: cohort.id, seats, terms: fitTermsOf(cohort) });
    await run.progress(1, 3, 'solving');
    const options = { explain: 'all', previous: read.previous, keepMode: asked.keepMode } as const;
    const order = { instance: read.instance, options, seconds };
    const { result, curve } = await this.computations.run(matchComputation, order, () => run.progress(1, 3, 'solving'));
    const outcome = outcomeOf(read, result, { mentorsPerStartup: seats, curve });
    await run.progress(2, 3, 'storing');
    await this.em.transactional(async (inside) => {
      await store(inside, runId, read, result, outcome);
      const ids = { runId, cohortId: cohort.id };
      this.outbox.record(inside, 'matching.computed', ids, undefined, cohort.season.unwrap().programme.id);
    });
    await run.progress(3, 3, 'done');
  }
}

async function store(
  em: EntityManager,
  runId: Id,
  read: MentorInstance,
  result: MatchResult,
  outcome: RunOutcome,
): Promise<void> {
  const run = await em.findOneOrFail(MatchRun, { id: runId });
  await em.nativeDelete(MentorMatch, { run: runId });
  run.finishedAt = await databaseNow(em);
  run.state = result.status === 'infeasible' ? 'INFEASIBLE' : 'DONE';
  run.outcome = { ...outcome };
  const live = new Set(read.live.map(({ startup, mentor }) => pairKey(startup, mentor)));
  for (const pair of result.explanations ?? []) {
    if (!pair.matched) continue;
    const row = rowOf(read, pair);
    if (!live.has(pairKey(row.startup, row.mentor)))
      em.persist(em.create(MentorMatch, { id: newId(), run: runId, ...row }));
  }
}

/** A pair of a result as a row, with why it was made. */
export function rowOf({ instance, fits }: MentorInstance, pair: Explanation) {
  const startup = instance.applicationIds?.[pair.application] ?? '';
  const mentor = instance.judgeIds?.[pair.judge] ?? '';
  const alternative = pair.bestAlternative;
  const fit = fits.get(pairKey(startup, mentor));
  return {
    startup,
    mentor,
    affinity: pair.affinity,
    state: 'PROPOSED' as const,
    ranks: fit?.ranks ?? null,
    reasons: {
      ...(fit?.told ?? { parts: {} }),
      reason: pair.reason ?? 'best',
      price: pair.price,
      alternativeMentorId: alternative ? (instance.judgeIds?.[alternative.judge] ?? null) : null,
    },
  };
}
