import { Module } from '@nestjs/common';
import { MatchMentors } from './match-mentors.js';
import { OfferNextMentor } from './offer-next-mentor.js';
import { PreviewWish } from './preview-wish.js';
import { PublishMatching } from './publish-matching.js';
import { RequestMatching } from './request-matching.js';
import { RespondToMatch } from './respond-to-match.js';
import { SaveMentorProfile } from './save-mentor-profile.js';
import { SetFitWeights } from './set-fit-weights.js';
import { SetMatchWish } from './set-match-wish.js';

const useCases = [
  SetMatchWish,
  SetFitWeights,
  SaveMentorProfile,
  PreviewWish,
  RequestMatching,
  MatchMentors,
  PublishMatching,
  RespondToMatch,
  OfferNextMentor,
];

@Module({ providers: useCases, exports: useCases })
export class MentoringModule {}
