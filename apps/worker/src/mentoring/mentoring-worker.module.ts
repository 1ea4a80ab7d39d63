import { Module } from '@nestjs/common';
import { MentoringModule } from '#mentoring';
import { MatchMentorsProcessor } from './match-mentors.processor.js';
import { OfferNextMentorProcessor } from './offer-next-mentor.processor.js';

@Module({ imports: [MentoringModule], providers: [MatchMentorsProcessor, OfferNextMentorProcessor] })
export class MentoringWorkerModule {}
