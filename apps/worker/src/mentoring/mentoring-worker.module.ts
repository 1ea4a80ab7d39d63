import { Module } from '@nestjs/common';
import { MentoringModule } from '#mentoring';
import { MatchMentorsProcessor } from './match-mentors.processor.js';

@Module({ imports: [MentoringModule], providers: [MatchMentorsProcessor] })
export class MentoringWorkerModule {}
