import { Injectable } from '@nestjs/common';
import { RefreshProposal } from '#mentoring';
import type { JobOf } from '#messaging';
import { HandlesJob, type JobHandler } from '../queue/handles-job.decorator.js';

@Injectable()
@HandlesJob('refresh-proposal')
export class RefreshProposalProcessor implements JobHandler<'refresh-proposal'> {
  constructor(private readonly proposals: RefreshProposal) {}

  async handle({ cohortId }: JobOf<'refresh-proposal'>) {
    await this.proposals.execute(cohortId);
  }
}
