import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { AssignmentRun, Commitment, ReviewRound } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { requestAssignment } from './open-round.js';

/** Fixes that one press can do; others need a person to be asked first. */
export const assignmentFixes = ['raiseLoad', 'lowerDemand'] as const;
export type AssignmentFix = (typeof assignmentFixes)[number];

export interface ApplyFixInput {
  readonly runId: Id;
  readonly fix: AssignmentFix;
}

interface FoundCut {
  readonly judges: readonly Id[];
  readonly fixes: readonly { readonly kind: string; readonly by: number }[];
}

const isCut = (value: unknown): value is FoundCut =>
  typeof value === 'object' && value !== null && 'judges' in value && 'fixes' in value;

/** Does what a run without a solution proposed, and asks for the assignments again. */
@Injectable()
export class ApplyAssignmentFix {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the round. @throws NOT_FOUND, ROUND_NOT_OPEN, FIX_NOT_OFFERED */
  execute(viewer: Viewer, { runId, fix }: ApplyFixInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const run = await em.findOne(AssignmentRun, { id: runId, round: viewer.where('assign', 'ReviewRound') });
      if (!run) throw new DomainError('NOT_FOUND');
      const round = await em.findOneOrFail(
        ReviewRound,
        { id: run.round.id },
        { populate: ['season'], lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['r0'] },
      );
      if (round.state !== 'OPEN') throw new DomainError<AssessmentCode>('ROUND_NOT_OPEN');
      const cut: unknown = run.outcome?.['infeasible'];
      const offered = isCut(cut) ? cut.fixes.find(({ kind }) => kind === fix) : undefined;
      if (!offered || !isCut(cut)) throw new DomainError<AssessmentCode>('FIX_NOT_OFFERED');
      if (fix === 'raiseLoad') await raiseLoad(em, round.id, cut.judges, offered.by);
      else round.readsPerApplication = Math.max(1, round.readsPerApplication - 1);
      requestAssignment(em, this.outbox, viewer, round, round.season.unwrap().programme.id);
      return round.id;
    });
  }
}

/** Spreads the reads over the reviewers that block, those who promised least first. */
async function raiseLoad(em: EntityManager, roundId: Id, reviewers: readonly Id[], by: number): Promise<void> {
  const promises = await em.find(
    Commitment,
    { round: roundId, reviewer: { $in: [...reviewers] } },
    { orderBy: { capacity: 'asc', id: 'asc' } },
  );
  for (const [i, promise] of promises.entries()) {
    const share = Math.floor(by / promises.length) + (i < by % promises.length ? 1 : 0);
    promise.capacity = Math.min(500, promise.capacity + share);
  }
}
