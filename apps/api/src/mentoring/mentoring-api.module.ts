import { Module } from '@nestjs/common';
import { MentoringModule } from '#mentoring';
import { MatchChangeResolver } from './match-change.resolver.js';
import { MatchResolver } from './match.resolver.js';
import { MeetingResolver } from './meeting.resolver.js';
import { MentorProfileResolver } from './mentor-profile.resolver.js';
import { OfficeHourResolver } from './office-hour.resolver.js';
import { RankingResolver } from './ranking.resolver.js';
import { SlotResolver } from './slot.resolver.js';

export const mentoringResolvers = [
  MatchResolver,
  MatchChangeResolver,
  MentorProfileResolver,
  RankingResolver,
  OfficeHourResolver,
  SlotResolver,
  MeetingResolver,
];

@Module({ imports: [MentoringModule], providers: mentoringResolvers })
export class MentoringApiModule {}
