import { Module } from '@nestjs/common';
import { MentoringModule } from '#mentoring';
import { MatchResolver } from './match.resolver.js';

export const mentoringResolvers = [MatchResolver];

@Module({ imports: [MentoringModule], providers: mentoringResolvers })
export class MentoringApiModule {}
