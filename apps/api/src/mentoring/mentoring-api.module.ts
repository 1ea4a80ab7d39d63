import { Module } from '@nestjs/common';
import { MentoringModule } from '#mentoring';
import { MatchChangeResolver } from './match-change.resolver.js';
import { MatchResolver } from './match.resolver.js';
import { MentorProfileResolver } from './mentor-profile.resolver.js';

export const mentoringResolvers = [MatchResolver, MatchChangeResolver, MentorProfileResolver];

@Module({ imports: [MentoringModule], providers: mentoringResolvers })
export class MentoringApiModule {}
