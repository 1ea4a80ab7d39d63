import { Injectable } from '@nestjs/common';
import { OfferNextMentor } from '#mentoring';
import type { JobOf } from '#messaging';
import { HandlesJob, type JobHandler } from '../queue/handles-job.decorator.js';

@Injectable()
@HandlesJob('offer-next-mentor')
export class OfferNextMentorProcessor implements JobHandler<'offer-next-mentor'> {
  constructor(private readonly next: OfferNextMentor) {}

  handle({ matchId }: JobOf<'offer-next-mentor'>) {
    return this.next.execute(matchId);
  }
}
