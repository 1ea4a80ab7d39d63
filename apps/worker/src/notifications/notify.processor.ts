import { Injectable } from '@nestjs/common';
import type { JobOf } from '#messaging';
import { NotifyPeople } from '#notifications';
import { HandlesJob, type JobHandler } from '../queue/handles-job.decorator.js';
import type { RunningJob } from '../queue/running-job.js';

@Injectable()
@HandlesJob('notify')
export class NotifyProcessor implements JobHandler<'notify'> {
  constructor(private readonly notify: NotifyPeople) {}

  handle(fact: JobOf<'notify'>, run: RunningJob) {
    return this.notify.execute(fact, (done, total) => run.progress(done, total, 'writing'));
  }
}
