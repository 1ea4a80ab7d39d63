import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { Assignment, AssignmentRun, Commitment, ReadWish, ReviewRound, type ReviewerKind } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import type { OfferedFix } from './offered-fixes.js';
import { requestAssignment } from './open-round.js';
import type { RuleName } from './round-rules.js';

/** Fixes that one press can do; others need a person to be asked first. */
export const assignmentFixes = ['raiseLoad', 'lowerDemand', 'lowerMinimum', 'unpin', 'relaxQuota'] as const;
export type AssignmentFix = (typeof assignmentFixes)[number];

export interface ApplyFixInput {
  readonly runId: Id;
  readonly fix: AssignmentFix;
  /** For `relaxQuota`: the kind whose rule goes; none is the limit per place of work. */
  readonly kind?: ReviewerKind | null;
}

interface FoundCut {
  readonly applications: readonly Id[];
  readonly judges: readonly Id[];
  readonly fixes: readonly OfferedFix[];
  readonly rules?: readonly RuleName[];
}

const isRule = (value: unknown): value is RuleName => typeof value === 'object' && value !== null;
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
  execute(viewer: Viewer, { runId, fix, kind = null }: ApplyFixInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const run = await em.findOne(AssignmentRun, { id: runId, round: viewer.where('assign', 'ReviewRound') });
      if (!run) throw new DomainError('NOT_FOUND');
      const round = await em.findOneOrFail(
        ReviewRound,
        { id: run.round.id },
        { populate: ['season'], lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['r0'] },
      );
      if (round.state !== 'OPEN') throw new DomainError<AssessmentCode>('ROUND_NOT_OPEN');
      const cut = cutOf(run.outcome ?? {});
      const offered = cut?.fixes.find((way) => way.kind === fix && (fix !== 'relaxQuota' || concerns(way, kind)));
      if (!cut || !offered || (fix === 'relaxQuota' && !blocks(cut, kind)))
        throw new DomainError<AssessmentCode>('FIX_NOT_OFFERED');
      await apply[fix](em, round, cut, { ...offered, chosen: kind });
      requestAssignment(em, this.outbox, viewer, round, round.season.unwrap().programme.id);
      return round.id;
    });
  }
}

interface ChosenFix extends OfferedFix {
  readonly chosen: ReviewerKind | null;
}
type Apply = (em: EntityManager, round: ReviewRound, cut: FoundCut, fix: ChosenFix) => Promise<unknown> | void;

const stepOf = (by: number, members: readonly Id[]): number => Math.max(1, Math.ceil(by / Math.max(1, members.length)));

const apply: Readonly<Record<AssignmentFix, Apply>> = {
  raiseLoad: (em, round, { judges }, { by, loads }) =>
    loads ? addLoads(em, round.id, loads) : raiseLoad(em, round.id, judges, by),
  lowerDemand: (_em, round, { applications }, { by, reads }) => {
    round.readsPerApplication = Math.max(1, round.readsPerApplication - (reads ?? stepOf(by, applications)));
  },
  lowerMinimum: (_em, round, { judges }, { by }) => {
    round.leastReads = Math.max(0, round.leastReads - stepOf(by, judges));
  },
  unpin: (em, round, _cut, { pairs = [] }) => takeBack(em, round.id, pairs),
  relaxQuota: (_em, round, _cut, way) => relax(round, way),
};

/** Takes back reads that were asked for or held; what a reviewer has opened meanwhile stays. */
async function takeBack(em: EntityManager, roundId: Id, pairs: NonNullable<OfferedFix['pairs']>): Promise<void> {
  for (const { applicationId, reviewerId } of pairs) {
    const pair = { round: roundId, application: applicationId, reviewer: reviewerId };
    await em.nativeDelete(ReadWish, { ...pair, kind: 'PIN' });
    await em.nativeDelete(Assignment, { ...pair, state: 'OFFERED', clearedAt: null });
  }
}

/** What blocked a run: a cut that proves it, or rules that could not be met in time. */
function cutOf(outcome: Readonly<Record<string, unknown>>): FoundCut | null {
  const { infeasible, unmet } = outcome;
  if (isCut(infeasible)) return infeasible;
  if (!Array.isArray(unmet) || unmet.length === 0) return null;
  return { applications: [], judges: [], rules: unmet.filter(isRule), fixes: [{ kind: 'relaxQuota', by: 1 }] };
}

/** Whether this rule is one of those that stood in the way. */
const blocks = ({ rules = [] }: FoundCut, kind: ReviewerKind | null): boolean =>
  rules.some((rule) => (kind === null ? rule.organisation !== undefined : rule.kind === kind));

/** Whether a way speaks of this rule; where the time ran out, one way stands for all rules. */
const concerns = ({ rule }: OfferedFix, kind: ReviewerKind | null): boolean => !rule || (rule.kind ?? null) === kind;

/** The rule asks for less or allows more; what then says nothing goes. Without a limit found the whole rule goes. */
function relax(round: ReviewRound, { chosen, least, most }: ChosenFix): void {
  const reads = round.readsPerApplication;
  const allowed = (limit: number | null): number | null => (limit !== null && limit < reads ? limit : null);
  if (chosen === null) {
    round.mostPerOrganisation = allowed(most ?? null);
    return;
  }
  const found = least !== undefined || most !== undefined;
  round.needs = round.needs.flatMap((need) => {
    if (need.kind !== chosen) return [need];
    const after = {
      ...need,
      least: (least ?? need.least) || null,
      most: most === undefined ? need.most : allowed(most),
    };
    return found && (after.least !== null || after.most !== null) ? [after] : [];
  });
}

/** What each reviewer takes more, as the engine tried it out. */
async function addLoads(em: EntityManager, roundId: Id, loads: NonNullable<OfferedFix['loads']>): Promise<void> {
  const more = new Map(loads.map(({ reviewerId, by }) => [reviewerId, by]));
  for (const promise of await em.find(Commitment, { round: roundId, reviewer: { $in: [...more.keys()] } }))
    promise.capacity = Math.min(500, promise.capacity + (more.get(promise.reviewer.id) ?? 0));
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
