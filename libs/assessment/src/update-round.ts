import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { ReviewRound } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';

export interface UpdateRoundInput {
  readonly roundId: Id;
  readonly expectedVersion: number;
  readonly quota?: number | undefined;
  readonly readsPerApplication?: number | undefined;
  /** Reads that every reviewer who promised as many is given at least, from the next computation on. */
  readonly leastReads?: number | undefined;
  readonly locksAt?: Date | undefined;
}

/** Sets how many a round may accept, how often each application is read, and when it locks. */
@Injectable()
export class UpdateRound {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NOT_FOUND, CONFLICT, QUOTA_POSITIVE, OUT_OF_RANGE, STATE_NOT_ALLOWED when reads would change in an open round */
  execute(viewer: Viewer, { roundId, expectedVersion, ...change }: UpdateRoundInput): Promise<Id> {
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
      const reads = change.readsPerApplication;
      if (reads !== undefined && (reads < 1 || reads > 20)) {
        throw new DomainError('OUT_OF_RANGE', { field: 'readsPerApplication', params: { min: 1, max: 20 } });
      }
      if (reads !== undefined && reads !== round.readsPerApplication && round.state !== 'SETUP') {
        throw new DomainError('STATE_NOT_ALLOWED', { field: 'readsPerApplication' });
      }
      const least = change.leastReads;
      if (least !== undefined && (least < 0 || least > 500)) {
        throw new DomainError('OUT_OF_RANGE', { field: 'leastReads', params: { min: 0, max: 500 } });
      }
      if (round.state !== 'SETUP' && change.quota !== undefined && change.quota !== round.quota) {
        const programmeId = round.season.unwrap().programme.id;
        this.outbox.record(em, 'round.scoresRequested', { roundId }, viewer, programmeId);
      }
      em.assign(round, change, { ignoreUndefined: true });
      return round.id;
    });
  }
}
