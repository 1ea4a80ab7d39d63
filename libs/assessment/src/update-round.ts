import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { ReviewRound } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { mayGroupBy } from './choice-fields.js';

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
}

/** Sets how many a round may accept, how often each application is read, when it locks and by what reviewers are grouped. */
@Injectable()
export class UpdateRound {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @throws NOT_FOUND, CONFLICT, QUOTA_POSITIVE, OUT_OF_RANGE, GROUP_FIELD_UNKNOWN,
   * STATE_NOT_ALLOWED when reads would change in an open round
   */
  execute(viewer: Viewer, { roundId, expectedVersion, ...wish }: UpdateRoundInput): Promise<Id> {
    const change = { ...wish, groupField: wish.groupField === '' ? null : wish.groupField };
    return this.em.transactional(async (em) => {
      const round = await em.findOne(
        ReviewRound,
        { id: roundId, ...viewer.where('update', 'ReviewRound') },
        { populate: ['season'] },
      );
      if (!round) throw new DomainError('NOT_FOUND');
      if (round.version !== expectedVersion) {
        throw new DomainError('CONFLICT', { params: { currentVersion: round.version } });
      }
      if (change.quota !== undefined && change.quota < 1) {
        throw new DomainError<AssessmentCode>('QUOTA_POSITIVE', { field: 'quota' });
      }
      checkReads(round, change.readsPerApplication);
      if (change.groupField && !(await mayGroupBy(em, round.season.id, change.groupField))) {
        throw new DomainError<AssessmentCode>('GROUP_FIELD_UNKNOWN', { field: 'groupField' });
      }
      const least = change.leastReads;
      if (least !== undefined && (least < 0 || least > 500)) {
        throw new DomainError('OUT_OF_RANGE', { field: 'leastReads', params: { min: 0, max: 500 } });
      }
      if (round.state !== 'SETUP' && movesScores(round, change)) {
        const programmeId = round.season.unwrap().programme.id;
        this.outbox.record(em, 'round.scoresRequested', { roundId }, viewer, programmeId);
      }
      em.assign(round, change, { ignoreUndefined: true });
      return round.id;
    });
  }
}

function checkReads({ readsPerApplication, state }: ReviewRound, reads: number | undefined): void {
  if (reads === undefined) return;
  if (reads < 1 || reads > 20) {
    throw new DomainError('OUT_OF_RANGE', { field: 'readsPerApplication', params: { min: 1, max: 20 } });
  }
  if (reads !== readsPerApplication && state !== 'SETUP') {
    throw new DomainError('STATE_NOT_ALLOWED', { field: 'readsPerApplication' });
  }
}

const movesScores = (round: ReviewRound, { quota, groupField }: Pick<UpdateRoundInput, 'quota' | 'groupField'>) =>
  (quota !== undefined && quota !== round.quota) || (groupField !== undefined && groupField !== round.groupField);
