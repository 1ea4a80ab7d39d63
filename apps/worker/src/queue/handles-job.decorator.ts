import { SetMetadata } from '@nestjs/common';
import type { JobName, JobOf } from '#messaging';
import type { RunningJob } from './running-job.js';

/** Metadata key under which a handler names its job. */
export const handlesJob = 'semai:handles-job';

/** Declares a provider as the one handler of a job; the worker refuses to start when a job has none, or two. */
export const HandlesJob = (name: JobName) => HandlesJobNamed(name);

/** The same for names outside the closed list, for tests. */
export const HandlesJobNamed = (name: string) => SetMetadata(handlesJob, name);

/**
 * What a handler is: one method into a use case. It may run more than once for one job, so its effect stands once by
 * a unique key or by `once`; it throws to be tried again, and `UnrecoverableError` for what can never work.
 */
export interface JobHandler<N extends JobName = JobName> {
  handle(payload: JobOf<N>, run: RunningJob): Promise<unknown>;
}
