import { JobQueue, type JobToAdd, type QueuedState } from './job-queue.js';

/** A job queue that keeps what it is given, for tests. */
export class RecordingJobQueue extends JobQueue {
  readonly added = new Map<string, JobToAdd>();

  async add(jobs: readonly JobToAdd[]): Promise<void> {
    for (const job of jobs) if (!this.added.has(job.envelope.key)) this.added.set(job.envelope.key, job);
  }

  async stateOf(_queue: string, key: string): Promise<QueuedState> {
    const parcels = [...this.added.values()].map(({ parcelId }) => parcelId);
    return this.added.has(key) || parcels.some((parcelId) => parcelId === key) ? 'pending' : 'unknown';
  }

  async forget(_queue: string, key: string): Promise<void> {
    this.added.delete(key);
  }

  async remembers(): Promise<boolean> {
    return true;
  }
}
