import { Injectable } from '@nestjs/common';
import { AllotOfficeHours } from '#mentoring';
import type { JobOf } from '#messaging';
import { HandlesJob, type JobHandler } from '../queue/handles-job.decorator.js';
import type { RunningJob } from '../queue/running-job.js';

@Injectable()
@HandlesJob('allot-office-hours')
export class AllotOfficeHoursProcessor implements JobHandler<'allot-office-hours'> {
  constructor(private readonly allotment: AllotOfficeHours) {}

  handle({ runId }: JobOf<'allot-office-hours'>, run: RunningJob) {
    return this.allotment.execute(runId, run);
  }
}
