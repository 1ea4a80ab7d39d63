import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, type Id } from '#kernel';
import { JobRun } from '#schema';
import type { JobInput, JobOperator } from './job-operator.js';
import type { MessagingCode } from './messaging.errors.js';
import { Outbox } from './outbox.js';

/** A person has a dead or cancelled job run again, with all its attempts. Effects that stand are not done twice. */
@Injectable()
export class ReplayDeadJob {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError NOT_FOUND, JOB_NOT_DEAD */
  execute(operator: JobOperator, { jobRunId }: JobInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const run = await em.findOne(
        JobRun,
        { id: jobRunId, ...operator.where('replay', 'Job') },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!run) throw new DomainError<MessagingCode>('NOT_FOUND');
      if (run.state !== 'DEAD' && run.state !== 'CANCELLED') throw new DomainError<MessagingCode>('JOB_NOT_DEAD');
      Object.assign(run, {
        state: 'QUEUED',
        starts: 0,
        attempts: 0,
        done: 0,
        cancelRequestedAt: null,
        finishedAt: null,
      });
      this.outbox.record(em, 'job.replayRequested', { jobRunId }, operator, run.programmeId ?? null);
      return run.id;
    });
  }
}
