import { Injectable } from '@nestjs/common';
import { ScoreRound } from '#assessment';
import type { JobOf } from '#messaging';
import { HandlesJob, type JobHandler } from '../queue/handles-job.decorator.js';
import type { RunningJob } from '../queue/running-job.js';

@Injectable()
@HandlesJob('score-round')
export class ScoreRoundProcessor implements JobHandler<'score-round'> {
  constructor(private readonly score: ScoreRound) {}

  handle({ roundId }: JobOf<'score-round'>, run: RunningJob) {
    return this.score.execute(roundId, run);
  }
}
