import type { Id } from '#kernel';
import type { RecordedBy } from './outbox.js';

/** Whoever treats a job: the viewer of `#access`, of whom no more than this is needed here. */
export interface JobOperator extends RecordedBy {
  /** Which jobs this person may treat so, as a filter. @throws DomainError NOT_FOUND when there can be none */
  where(action: 'cancel' | 'replay', subject: 'Job'): object;
}

export interface JobInput {
  readonly jobRunId: Id;
}
