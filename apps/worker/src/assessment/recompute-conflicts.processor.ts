import { Injectable } from '@nestjs/common';
import { RecomputeConflicts } from '#assessment';
import { HandlesJob, type JobHandler } from '../queue/handles-job.decorator.js';

@Injectable()
@HandlesJob('recompute-conflicts')
export class RecomputeConflictsProcessor implements JobHandler<'recompute-conflicts'> {
  constructor(private readonly conflicts: RecomputeConflicts) {}

  handle() {
    return this.conflicts.execute();
  }
}
