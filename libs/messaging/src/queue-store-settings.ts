/** The queue store is there and cannot be used: a fault of the installation, said in words at boot. */
export class QueueStoreUnusable extends Error {
  override readonly name = 'QueueStoreUnusable';
}

/**
 * How a worker holds its jobs. A job whose worker was killed is taken up again within lock + check = 12 s; BullMQ's own
 * values (30 s, 30 s) leave it lying for a minute. A shorter lock would be lost by a handler that computes for seconds
 * without a pause. The store never gives a job up because its workers died: the ledger does, which knows the job that
 * ran from those that lay beside it.
 */
export const holding = {
  lockDuration: 10_000,
  stalledInterval: 2_000,
  maxStalledCount: 1_000_000,
  /** Pause of a worker after its connection failed. */
  runRetryDelay: 1_000,
};

/** Longest that an answer of the store is waited for; a store that hangs is treated like one that is away. */
export const answerWithinMs = 5_000;

/** Longest that closing the store is waited for. */
export const closeWithinMs = 2_000;
