import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, type Id } from '#kernel';
import { JobRun } from '#schema';
import type { JobInput, JobOperator } from './job-operator.js';
import type { MessagingCode } from './messaging.errors.js';

/** A person asks a job to stop: one that waits never starts, one that runs stops before its next chunk. */
@Injectable()
export class CancelJob {
  constructor(private readonly em: EntityManager) {}

  /** @throws DomainError NOT_FOUND, JOB_ALREADY_OVER */
  execute(operator: JobOperator, { jobRunId }: JobInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const run = await em.findOne(
        JobRun,
        { id: jobRunId, ...operator.where('cancel', 'Job') },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!run) throw new DomainError<MessagingCode>('NOT_FOUND');
      if (run.state === 'DONE' || run.state === 'DEAD') throw new DomainError<MessagingCode>('JOB_ALREADY_OVER');
      run.cancelRequestedAt ??= new Date();
      if (run.state === 'QUEUED' || run.state === 'FAILED') {
        run.state = 'CANCELLED';
        run.finishedAt = new Date();
      }
      return run.id;
    });
  }
}
