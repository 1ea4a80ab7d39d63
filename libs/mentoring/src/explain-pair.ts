import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import type { AffinityBlock } from '#matching';
import { textLikeness } from '#programmes';
import { Cohort, MatchRun } from '#schema';
import { fitTermsOf } from './fit-weights.js';
import { readMentorFacts } from './mentor-facts.js';
import { pairFit, type FitParts } from './pair-fit.js';

/** A pair as it stands today, whether or not a run made it. */
export interface ExplainedPair {
  /** Fit in micro-units; null where a hard rule or a conflict leaves none. */
  readonly affinity: number | null;
  /** What leaves no pair; null where there is one. */
  readonly blockedBy: AffinityBlock | 'conflict' | null;
  readonly fit: FitParts | null;
}

/** Says what today's profiles and rankings make of one pair, part by part, or which rule leaves it out. */
@Injectable()
export class ExplainPair {
  constructor(private readonly em: EntityManager) {}

  /** @throws NOT_FOUND, also for a startup or mentor who takes no part */
  async execute(viewer: Viewer, cohortId: Id, startupId: Id, mentorId: Id): Promise<ExplainedPair> {
    const em = this.em.fork();
    const cohort = await em.findOne(Cohort, { id: cohortId });
    const isTheirs = await em.count(MatchRun, { cohort: cohortId, ...viewer.where('read', 'MatchRun') });
    if (!cohort || isTheirs === 0) throw new DomainError('NOT_FOUND');
    const facts = await readMentorFacts(em, cohortId);
    const startup = facts.startups.find(({ id }) => id === startupId);
    const mentor = facts.mentors.find(({ id }) => id === mentorId);
    if (!startup || !mentor) throw new DomainError('NOT_FOUND');
    const isPair = (pair: { startup: Id; mentor: Id }) => pair.startup === startupId && pair.mentor === mentorId;
    if (facts.standing.some((pair) => pair.kind === 'CONFLICT' && isPair(pair)))
      return { affinity: null, blockedBy: 'conflict', fit: null };
    const likeness = await textLikeness(em, facts.startups, facts.mentors);
    const fit = pairFit(startup, mentor, fitTermsOf(cohort), likeness(startupId, mentorId));
    if ('blockedBy' in fit) return { affinity: null, blockedBy: fit.blockedBy, fit: null };
    return { affinity: fit.w, blockedBy: null, fit };
  }
}
