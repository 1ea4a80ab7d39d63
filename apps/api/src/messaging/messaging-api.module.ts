import { Module } from '@nestjs/common';
import { JobResolver } from './job.resolver.js';

export const messagingResolvers = [JobResolver];

@Module({ providers: messagingResolvers })
export class MessagingApiModule {}
