import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel';
import { rematch, type MatchResult } from '#matching';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { Cohort, Enrolment, MatchRun, MentorMatch } from '#schema';
import { fitTermsOf } from './fit-weights.js';
import { rowOf } from './match-mentors.js';
import { readMentorInstance, type MentorInstance } from './mentor-instance.js';
import { outcomeOf } from './run-outcome.js';

/**
 * A pair came to nothing: the startup is offered the best mentor who has a place left, and everybody else stays as they
 * are. Where nobody is left, staff hear of it. Safe to repeat.
 */
@Injectable()
export class OfferNextMentor {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  execute(matchId: Id): Promise<void> {
    return this.em.fork().transactional(async (em) => {
      const ended = await em.findOne(MentorMatch, { id: matchId }, { populate: ['mentor', 'run'] });
      if (!ended || (ended.state !== 'DECLINED' && ended.state !== 'EXPIRED')) return;
      const cohortId = ended.mentor.unwrap().cohort.id;
      const startupId = ended.startup.id;
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const place = await em.findOne(
        Enrolment,
        { cohort: cohortId, startup: startupId, state: 'ACTIVE' },
        { lockMode },
      );
      const seats = Number(ended.run.unwrap().outcome?.['mentorsPerStartup'] ?? 1);
      const live = { startup: startupId, mentor: { cohort: cohortId }, state: { $in: ['OFFERED', 'ACTIVE'] } } as const;
      if (!place || (await em.count(MentorMatch, live)) >= seats) return;
      const cohort = await em.findOneOrFail(Cohort, { id: cohortId }, { populate: ['season'] });
      const read = await readMentorInstance(em, { cohortId, seats, terms: fitTermsOf(cohort), only: startupId });
      const standing = { pairs: read.previous, prices: read.instance.judgeIds?.map(() => 0) ?? [] };
      const result = rematch(read.instance, standing, { explain: 'all' });
      await this.offer(em, { cohort, replaces: matchId, seats }, read, result);
    });
  }

  private async offer(
    em: EntityManager,
    { cohort, replaces, seats }: { readonly cohort: Cohort; readonly replaces: Id; readonly seats: number },
    read: MentorInstance,
    result: MatchResult,
  ): Promise<void> {
    const programmeId = cohort.season.unwrap().programme.id;
    const known = new Set(read.previous.map((pair) => pair.join()));
    const next = result.explanations?.find(({ application, judge }) => !known.has([application, judge].join()));
    if (!next) {
      this.outbox.record(em, 'match.unreplaced', { matchId: replaces }, undefined, programmeId);
      return;
    }
    const now = await databaseNow(em);
    const run = em.create(MatchRun, {
      id: newId(),
      cohort,
      state: 'DONE',
      keepMode: 'strict',
      outcome: { ...outcomeOf(read, result, { mentorsPerStartup: seats }), replaces },
      finishedAt: now,
      publishedAt: now,
    });
    em.create(MentorMatch, { id: newId(), run, ...rowOf(read, next), state: 'OFFERED', offeredAt: now });
    const ids = { runId: run.id, cohortId: cohort.id };
    this.outbox.record(em, 'matching.published', ids, undefined, programmeId);
  }
}
