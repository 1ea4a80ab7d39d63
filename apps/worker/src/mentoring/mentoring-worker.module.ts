import { Module } from '@nestjs/common';
import { MentoringModule } from '#mentoring';
import { AllotOfficeHoursProcessor } from './allot-office-hours.processor.js';
import { MatchMentorsProcessor } from './match-mentors.processor.js';
import { OfferNextMentorProcessor } from './offer-next-mentor.processor.js';
import { RefreshProposalProcessor } from './refresh-proposal.processor.js';

@Module({
  imports: [MentoringModule],
  providers: [MatchMentorsProcessor, OfferNextMentorProcessor, RefreshProposalProcessor, AllotOfficeHoursProcessor],
})
export class MentoringWorkerModule {}
