import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { Commitment, ReviewRound, type ReviewerKind, type ReviewerNeed } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { mayGroupBy } from './choice-fields.js';

const mostReads = 20;

export interface UpdateRoundInput {
  readonly roundId: Id;
  readonly expectedVersion: number;
  readonly quota?: number | undefined;
  readonly readsPerApplication?: number | undefined;
  /** Reads that every reviewer who promised as many is given at least, from the next computation on. */
  readonly leastReads?: number | undefined;
  readonly locksAt?: Date | undefined;
  /** Key of a form field that is answered by choice; empty or null groups nobody. */
  readonly groupField?: string | null | undefined;
  /** Which kinds of reviewers each application needs; replaces those the round has. */
  readonly needs?: readonly ReviewerNeed[] | undefined;
  /** Most readers of one application from one place of work; null = as it comes. */
  readonly mostPerOrganisation?: number | null | undefined;
  /** What reviewers stand for. */
  readonly reviewers?: readonly ReviewerFacts[] | undefined;
}

export interface ReviewerFacts {
  readonly commitmentId: Id;
  readonly kind: ReviewerKind | null;
}

/** Sets how many a round may accept, how often and by whom each application is read, when it locks and how it is scored. */
@Injectable()
export class UpdateRound {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @throws NOT_FOUND, CONFLICT, QUOTA_POSITIVE, OUT_OF_RANGE, GROUP_FIELD_UNKNOWN, NEEDS_EXCEED_READS, NEED_TWICE,
   * STATE_NOT_ALLOWED when reads would change in an open round, or who reads in one that is locked
   */
  execute(viewer: Viewer, { roundId, expectedVersion, reviewers, ...wish }: UpdateRoundInput): Promise<Id> {
    const change = { ...wish, groupField: wish.groupField === '' ? null : wish.groupField };
    return this.em.transactional(async (em) => {
      const round = await em.findOne(
        ReviewRound,
        { id: roundId, ...viewer.where('update', 'ReviewRound') },
        { populate: ['season'], lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['r0'] },
      );
      if (!round) throw new DomainError('NOT_FOUND');
      if (round.version !== expectedVersion) {
        throw new DomainError('CONFLICT', { params: { currentVersion: round.version } });
      }
      if (change.groupField && !(await mayGroupBy(em, round.season.id, change.groupField))) {
        throw new DomainError<AssessmentCode>('GROUP_FIELD_UNKNOWN', { field: 'groupField' });
      }
      mustBeInRange(round, change);
      mustFit(round, { ...change, reviewers });
      if (round.state !== 'SETUP' && movesScores(round, change)) {
        const programmeId = round.season.unwrap().programme.id;
        this.outbox.record(em, 'round.scoresRequested', { roundId }, viewer, programmeId);
      }
      em.assign(round, change, { ignoreUndefined: true });
      for (const facts of reviewers ?? []) await describe(em, round, facts);
      return round.id;
    });
  }
}

const movesScores = (round: ReviewRound, { quota, groupField }: Pick<UpdateRoundInput, 'quota' | 'groupField'>) =>
  (quota !== undefined && quota !== round.quota) || (groupField !== undefined && groupField !== round.groupField);

type Change = Omit<UpdateRoundInput, 'roundId' | 'expectedVersion'>;

function mustBeInRange(round: ReviewRound, { quota, readsPerApplication: reads, leastReads: least }: Change): void {
  if (quota !== undefined && quota < 1) throw new DomainError<AssessmentCode>('QUOTA_POSITIVE', { field: 'quota' });
  if (least !== undefined && (least < 0 || least > 500)) {
    throw new DomainError('OUT_OF_RANGE', { field: 'leastReads', params: { min: 0, max: 500 } });
  }
  if (reads === undefined || reads === round.readsPerApplication) return;
  if (reads < 1 || reads > mostReads) {
    throw new DomainError('OUT_OF_RANGE', { field: 'readsPerApplication', params: { min: 1, max: mostReads } });
  }
  if (round.state !== 'SETUP') throw new DomainError('STATE_NOT_ALLOWED', { field: 'readsPerApplication' });
}

/** The rules of who reads must be possible by their numbers, each kind once, and may change until the round is locked. */
function mustFit(round: ReviewRound, change: Change): void {
  const {
    needs = round.needs,
    mostPerOrganisation: most,
    readsPerApplication: reads = round.readsPerApplication,
  } = change;
  const touched = [change.needs, change.reviewers, most].some((value) => value !== undefined);
  if (touched && round.state !== 'SETUP' && round.state !== 'OPEN') {
    throw new DomainError('STATE_NOT_ALLOWED', { field: 'needs', params: { state: round.state } });
  }
  const range = (field: string) => new DomainError('OUT_OF_RANGE', { field, params: { min: 1, max: mostReads } });
  if (typeof most === 'number' && (!Number.isInteger(most) || most < 1 || most > mostReads))
    throw range('mostPerOrganisation');
  if (new Set(needs.map(({ kind }) => kind)).size < needs.length) {
    throw new DomainError<AssessmentCode>('NEED_TWICE', { field: 'needs' });
  }
  for (const { least, most: limit } of needs) {
    const numbers = [least, limit].filter((value) => value !== null);
    if (numbers.some((value) => !Number.isInteger(value) || value < 0 || value > mostReads)) throw range('needs');
    if (numbers.length === 0 || (least ?? 0) > (limit ?? mostReads)) throw range('needs');
  }
  const asked = needs.reduce((sum, { least }) => sum + (least ?? 0), 0);
  if (asked > reads) {
    throw new DomainError<AssessmentCode>('NEEDS_EXCEED_READS', { field: 'needs', params: { asked, reads } });
  }
}

async function describe(em: EntityManager, round: ReviewRound, facts: ReviewerFacts): Promise<void> {
  const promise = await em.findOne(Commitment, { id: facts.commitmentId, round });
  if (!promise) throw new DomainError('NOT_FOUND');
  promise.kind = facts.kind;
}
