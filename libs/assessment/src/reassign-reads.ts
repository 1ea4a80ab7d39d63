import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { AssignmentRun, ReviewRound } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { giveOutReads } from './give-out-reads.js';
import { planReassignment, type Reassignment } from './reassignment.js';

export interface ReassignInput {
  readonly roundId: Id;
  readonly reviewerId: Id;
  /** Fingerprint of the plan that was seen. */
  readonly fingerprint: string;
}

/** Hands the open reads of one reviewer to others, when that person cannot go on. What was sent stays. */
@Injectable()
export class ReassignReads {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** What would happen; changes nothing. @throws NOT_FOUND */
  async preview(viewer: Viewer, { roundId, reviewerId }: Omit<ReassignInput, 'fingerprint'>): Promise<Reassignment> {
    const em = this.em.fork();
    const round = await em.findOne(ReviewRound, { id: roundId, ...viewer.where('assign', 'ReviewRound') });
    if (!round) throw new DomainError('NOT_FOUND');
    return planReassignment(em, round, reviewerId);
  }

  /** @throws NOT_FOUND, ROUND_NOT_OPEN, NOTHING_OPEN, PREVIEW_STALE when the plan is not the one that was seen */
  execute(viewer: Viewer, { roundId, reviewerId, fingerprint }: ReassignInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const round = await em.findOne(
        ReviewRound,
        { id: roundId, ...viewer.where('assign', 'ReviewRound') },
        { populate: ['season'], lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['r0'] },
      );
      if (!round) throw new DomainError('NOT_FOUND');
      if (round.state !== 'OPEN') throw new DomainError<AssessmentCode>('ROUND_NOT_OPEN');
      const plan = await planReassignment(em, round, reviewerId);
      if (plan.reads.length === 0) throw new DomainError<AssessmentCode>('NOTHING_OPEN');
      if (plan.fingerprint !== fingerprint) throw new DomainError<AssessmentCode>('PREVIEW_STALE');
      const run = em.create(AssignmentRun, {
        id: newId(),
        round,
        state: 'DONE',
        requestedBy: viewer.self,
        outcome: outcomeOf(plan, reviewerId),
        finishedAt: await databaseNow(em),
      });
      await em.persist(run).flush();
      await handOver(em, round.id, run.id, reviewerId, plan);
      const programmeId = round.season.unwrap().programme.id;
      this.outbox.record(em, 'round.assigned', { roundId, runId: run.id }, viewer, programmeId);
      this.outbox.record(em, 'round.reassigned', { roundId, runId: run.id, reviewerId }, viewer, programmeId);
      return round.id;
    });
  }
}

function outcomeOf({ reads, gap }: Reassignment, reviewerId: Id): Record<string, unknown> {
  const moved = reads.filter(({ to }) => to !== null).length;
  return { status: 'optimal', gap, seats: reads.length, pairs: moved, reassignedFrom: reviewerId };
}

/** The open reads lapse, others get them; the reviewer promises no more than what is sent and is held to nothing. */
async function handOver(
  em: EntityManager,
  roundId: Id,
  runId: Id,
  reviewerId: Id,
  { reads }: Reassignment,
): Promise<void> {
  await em.execute(
    `update assignment set state = 'LAPSED', version = version + 1, updated_at = now()
     where round_id = ? and reviewer_id = ? and state in ('OFFERED', 'IN_PROGRESS')`,
    [roundId, reviewerId],
  );
  await em.execute(
    `update commitment c set updated_at = now(), capacity = (select count(*) from assignment x
       where x.round_id = c.round_id and x.reviewer_id = c.reviewer_id and x.state = 'DONE')
     where c.round_id = ? and c.reviewer_id = ?`,
    [roundId, reviewerId],
  );
  await em.execute(`delete from read_wish where round_id = ? and reviewer_id = ? and kind = 'PIN'`, [
    roundId,
    reviewerId,
  ]);
  const given = reads.flatMap(({ to, applicationId, reasons }) =>
    to === null ? [] : [{ application: applicationId, reviewer: to, reasons }],
  );
  await giveOutReads(em, { roundId, runId }, given);
}
