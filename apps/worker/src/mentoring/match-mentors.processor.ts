import { Injectable } from '@nestjs/common';
import { MatchMentors } from '#mentoring';
import type { JobOf } from '#messaging';
import { HandlesJob, type JobHandler } from '../queue/handles-job.decorator.js';
import type { RunningJob } from '../queue/running-job.js';

@Injectable()
@HandlesJob('match-mentors')
export class MatchMentorsProcessor implements JobHandler<'match-mentors'> {
  constructor(private readonly matching: MatchMentors) {}

  handle({ runId }: JobOf<'match-mentors'>, run: RunningJob) {
    return this.matching.execute(runId, run);
  }
}
