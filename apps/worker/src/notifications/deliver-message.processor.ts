import { Injectable } from '@nestjs/common';
import { jobs, type JobOf } from '#messaging';
import { DeliverMessage } from '#notifications';
import { HandlesJob, type JobHandler } from '../queue/handles-job.decorator.js';

@Injectable()
@HandlesJob('deliver-message')
export class DeliverMessageProcessor implements JobHandler<'deliver-message'> {
  constructor(private readonly deliver: DeliverMessage) {}

  async handle({ messageId }: JobOf<'deliver-message'>) {
    try {
      await this.deliver.execute(messageId);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      await this.deliver.failed(messageId, reason, jobs['deliver-message'].retry.attempts);
      throw cause;
    }
  }
}
