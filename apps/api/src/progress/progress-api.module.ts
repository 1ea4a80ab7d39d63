import { Module } from '@nestjs/common';
import { ProgressModule } from '#progress';
import { EnrolmentResolver } from './enrolment.resolver.js';

export const progressResolvers = [EnrolmentResolver];

@Module({ imports: [ProgressModule], providers: progressResolvers })
export class ProgressApiModule {}
