import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import {
  Application,
  Decision,
  Person,
  ReviewRound,
  ScoreResult,
  type DecisionOutcome,
  type DeclineReason,
} from '#schema';
import type { AssessmentCode } from './assessment.errors.js';

export interface MarkDecisionsInput {
  readonly roundId: Id;
  readonly applicationIds: readonly Id[];
  /** Nothing takes the mark away. */
  readonly outcome?: DecisionOutcome | null | undefined;
  readonly reason?: DeclineReason | null | undefined;
  readonly note?: string | undefined;
}

/** Marks what shall become of applications; nobody else learns of it before the release. */
@Injectable()
export class MarkDecisions {
  constructor(private readonly em: EntityManager) {}

  /**
   * @returns ids of the applications that were marked
   * @throws NOT_FOUND, NOT_IN_ROUND, REASON_REQUIRED for a decline without a reason or a choice in the close band without
   * a note, DECISIONS_RELEASED
   */
  execute(viewer: Viewer, input: MarkDecisionsInput): Promise<Id[]> {
    return this.em.transactional(async (em) => {
      const round = await em.findOne(ReviewRound, { id: input.roundId, ...viewer.where('decide', 'ReviewRound') });
      if (!round) throw new DomainError('NOT_FOUND');
      const ids = [...new Set(input.applicationIds)];
      const lifecycle = { $in: ['IN_SELECTION', 'WAITLISTED'] as const };
      const applications = await em.find(Application, {
        id: { $in: ids },
        season: round.season,
        lifecycle: { ...lifecycle },
      });
      if (applications.length !== ids.length)
        throw new DomainError<AssessmentCode>('NOT_IN_ROUND', { field: 'applicationIds' });
      const standing = await em.find(Decision, { round, application: { $in: ids } });
      if (standing.some((decision) => decision.batch)) throw new DomainError<AssessmentCode>('DECISIONS_RELEASED');
      if (!input.outcome) {
        for (const decision of standing) em.remove(decision);
        return ids;
      }
      await mustGiveReason(em, round, ids, input);
      for (const id of ids) {
        const decision =
          standing.find((one) => one.application.id === id) ??
          em.create(Decision, { id: newId(), round, application: id, outcome: input.outcome, decidedBy: viewer.self });
        em.persist(decision);
        decision.outcome = input.outcome;
        decision.reason = input.outcome === 'DECLINE' ? (input.reason ?? null) : null;
        decision.note = input.note ?? '';
        decision.decidedBy = em.getReference(Person, viewer.self, { wrapped: true });
      }
      return ids;
    });
  }
}

async function mustGiveReason(
  em: EntityManager,
  round: ReviewRound,
  ids: readonly Id[],
  { outcome, reason, note }: MarkDecisionsInput,
): Promise<void> {
  if (outcome === 'DECLINE' && !reason) throw new DomainError<AssessmentCode>('REASON_REQUIRED', { field: 'reason' });
  if (outcome !== 'ACCEPT' || note?.trim()) return;
  const close = await em.count(ScoreResult, {
    run: { round, isCurrent: true },
    application: { $in: [...ids] },
    band: 'CLOSE',
  });
  if (close > 0) throw new DomainError<AssessmentCode>('REASON_REQUIRED', { field: 'note', params: { count: close } });
}
