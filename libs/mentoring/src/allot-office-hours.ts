import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel';
import { Computations, Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { OfficeHourRun } from '#schema';
import { allotComputation } from './allot-computation.js';
import { allotmentOutcome } from './allotment-outcome.js';
import type { ProgressOfRun } from './match-mentors.js';
import { readOfficeHourFacts } from './office-hour-facts.js';
import { officeHourInstance } from './office-hour-instance.js';

const seconds = 30;

/** Computes the timetable of a run: most teams with a meeting first, then the best wishes; proven, or with its gap. */
@Injectable()
export class AllotOfficeHours {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly computations: Computations,
  ) {}

  async execute(runId: Id, run: ProgressOfRun): Promise<void> {
    await run.progress(0, 3, 'reading');
    const em = this.em.fork();
    const asked = await em.findOneOrFail(OfficeHourRun, { id: runId }, { populate: ['round.cohort.season'] });
    if (asked.state === 'DONE') return;
    const round = asked.round.unwrap();
    const cohort = round.cohort.unwrap();
    const facts = await readOfficeHourFacts(em, round.id);
    const instance = officeHourInstance(facts);
    await run.progress(1, 3, 'solving');
    const order = { hours: instance.hours, seconds };
    const result = await this.computations.run(allotComputation, order, () => run.progress(1, 3, 'solving'));
    const outcome = allotmentOutcome(facts, instance, result);
    await run.progress(2, 3, 'storing');
    await this.em.transactional(async (inside) => {
      const row = await inside.findOneOrFail(OfficeHourRun, { id: runId });
      inside.assign(row, { state: 'DONE', outcome: { ...outcome }, finishedAt: await databaseNow(inside) });
      const ids = { runId, roundId: round.id, cohortId: cohort.id };
      this.outbox.record(inside, 'officeHours.allotted', ids, undefined, cohort.season.unwrap().programme.id);
    });
    await run.progress(3, 3, 'done');
  }
}
