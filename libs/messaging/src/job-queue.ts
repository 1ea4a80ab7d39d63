import type { Id } from '#kernel';

/** What travels through the queue store: enough to run the job and to write its log lines, nothing personal. */
export interface JobEnvelope {
  /** `<outbox id>-<job name>`: the same for every repetition of one job. */
  readonly key: string;
  readonly payload: unknown;
  readonly actorId: Id | null;
  readonly requestId: string | null;
}

/** Several jobs of one name that travel through the store as one of its jobs, whose id is `parcelId`. */
export interface JobParcel {
  readonly parcelId: Id;
  readonly together: readonly JobEnvelope[];
}

/** What a job of the store carries: one of ours, or a parcel of them. */
export type Carried = JobEnvelope | JobParcel;

/** The jobs that a job of the store carries. */
export const envelopesIn = (carried: Carried): readonly JobEnvelope[] =>
  'together' in carried ? carried.together : [carried];

/** The parcel that a job of the store is; null for one job alone. */
export const parcelOf = (carried: Carried): Id | null => ('together' in carried ? carried.parcelId : null);

export interface JobToAdd {
  readonly name: string;
  readonly queue: string;
  readonly envelope: JobEnvelope;
  /** Jobs with one parcel are one job of the store; null: alone, under its own key. */
  readonly parcelId: Id | null;
  readonly delayMs: number;
  readonly attempts: number;
  readonly firstPauseMs: number;
}

/** What the store knows of a job: nothing, that it will run or runs, or that it is through with it. */
export type QueuedState = 'unknown' | 'pending' | 'over';

/** Jobs on their way to a worker. Derived from the outbox: whatever is lost here is added again. */
export abstract class JobQueue {
  /**
   * Adds jobs in bulk; a job or parcel whose key is known already is not added twice. Rejects at once when the store is
   * down.
   */
  abstract add(jobs: readonly JobToAdd[]): Promise<void>;
  /** @param key a job's own, or the id of its parcel */
  abstract stateOf(queue: string, key: string): Promise<QueuedState>;
  /** Forgets a job that is over, so that its key may be added again. */
  abstract forget(queue: string, key: string): Promise<void>;
  /** False once after the store lost everything (a flush, a fresh server): then all pending work is added again. */
  abstract remembers(): Promise<boolean>;
}
