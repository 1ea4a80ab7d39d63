import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import {
  Application,
  Decision,
  DecisionBatch,
  Offer,
  Person,
  ReviewRound,
  ScoreRun,
  Season,
  StageEntry,
} from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { offerEnd, offersHeld } from './seats.js';

/** Makes every pending decision of a round known at one moment: states, offers, stages and letters together. */
@Injectable()
export class ReleaseDecisions {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @returns id of the batch
   * @throws NOT_FOUND, SCORES_PREVIEW, UNDECIDED_ITEMS with their number, SEATS_EXCEEDED when more are accepted than the quota allows
   */
  execute(viewer: Viewer, roundId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const round = await em.findOne(
        ReviewRound,
        { id: roundId, ...viewer.where('release', 'ReviewRound') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['r0'] },
      );
      if (!round) throw new DomainError('NOT_FOUND');
      const scores = await em.findOne(ScoreRun, { round, isCurrent: true });
      if (scores?.isPreview) throw new DomainError<AssessmentCode>('SCORES_PREVIEW');
      const season = await em.findOneOrFail(Season, { id: round.season.id });
      const decisions = await em.find(Decision, { round, batch: null }, { populate: ['application'] });
      await mustBeDecided(em, round, decisions);
      const now = await databaseNow(em);
      const batch = batchOf(em, viewer, round, decisions, now);
      batch.scoreRun = scores && em.getReference(ScoreRun, scores.id, { wrapped: true });
      const entries = await openEntries(em, decisions);
      for (const decision of decisions) {
        decision.batch = em.getReference(DecisionBatch, batch.id, { wrapped: true });
        this.apply(em, decision, season, now, entries.get(decision.application.id));
      }
      round.state = 'SCORED';
      this.outbox.record(em, 'decisions.released', { batchId: batch.id, roundId }, viewer, season.programme.id);
      return batch.id;
    });
  }

  private apply(em: EntityManager, decision: Decision, season: Season, now: Date, entry: StageEntry | undefined): void {
    const application = decision.application.unwrap();
    if (decision.outcome === 'WAITLIST') {
      if (application.lifecycle === 'IN_SELECTION') application.move('waitlist');
      return;
    }
    if (decision.outcome === 'DECLINE') {
      application.move('reject');
      if (entry) leave(entry, now, 'NOT_PASSED');
      return;
    }
    application.move('offer');
    if (entry) leave(entry, now, 'PASSED');
    em.persist(
      em.create(Offer, {
        id: newId(),
        application,
        state: 'MADE',
        expiresAt: offerEnd(season, now),
      }),
    );
  }
}

function leave(entry: StageEntry, now: Date, result: 'PASSED' | 'NOT_PASSED'): void {
  entry.leftAt = now;
  entry.result = result;
}

async function openEntries(em: EntityManager, decisions: readonly Decision[]): Promise<Map<Id, StageEntry>> {
  const applications = decisions.map((decision) => decision.application.id);
  const entries = await em.find(StageEntry, { application: { $in: applications }, leftAt: null });
  return new Map(entries.map((entry) => [entry.application.id, entry]));
}

async function mustBeDecided(em: EntityManager, round: ReviewRound, decisions: readonly Decision[]): Promise<void> {
  const decided = new Set(decisions.map((decision) => decision.application.id));
  const inRound = await em.find(
    Application,
    { season: round.season, lifecycle: 'IN_SELECTION', stageEntries: { $some: { stage: round.stage, leftAt: null } } },
    { fields: ['id'] },
  );
  const open = inRound.filter(({ id }) => !decided.has(id)).length;
  if (open > 0 || decisions.length === 0) {
    throw new DomainError<AssessmentCode>('UNDECIDED_ITEMS', { params: { count: open } });
  }
  const accepted = decisions.filter(({ outcome }) => outcome === 'ACCEPT').length;
  const taken = await offersHeld(em, round);
  if (accepted + taken > round.quota) {
    throw new DomainError<AssessmentCode>('SEATS_EXCEEDED', {
      params: { accepted: accepted + taken, quota: round.quota },
    });
  }
}

function batchOf(
  em: EntityManager,
  viewer: Viewer,
  round: ReviewRound,
  decisions: readonly Decision[],
  now: Date,
): DecisionBatch {
  const number = (outcome: Decision['outcome']) => decisions.filter((one) => one.outcome === outcome).length;
  const batch = em.create(DecisionBatch, {
    id: newId(),
    round,
    releasedBy: em.getReference(Person, viewer.self),
    releasedAt: now,
    accepted: number('ACCEPT'),
    waitlisted: number('WAITLIST'),
    declined: number('DECLINE'),
  });
  em.persist(batch);
  return batch;
}
