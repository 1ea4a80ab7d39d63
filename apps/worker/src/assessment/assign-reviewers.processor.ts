import { Injectable } from '@nestjs/common';
import { AssignReviewers } from '#assessment';
import type { JobOf } from '#messaging';
import { HandlesJob, type JobHandler } from '../queue/handles-job.decorator.js';
import type { RunningJob } from '../queue/running-job.js';

@Injectable()
@HandlesJob('assign-reviewers')
export class AssignReviewersProcessor implements JobHandler<'assign-reviewers'> {
  constructor(private readonly assign: AssignReviewers) {}

  handle({ runId }: JobOf<'assign-reviewers'>, run: RunningJob) {
    return this.assign.execute(runId, run);
  }
}
