import { Module } from '@nestjs/common';
import { AllotOfficeHours } from './allot-office-hours.js';
import { BookMeeting } from './book-meeting.js';
import { CancelMeeting } from './cancel-meeting.js';
import { ChangeOfficeHours } from './change-office-hours.js';
import { OfferSlots } from './offer-slots.js';
import { OpenOfficeHours } from './open-office-hours.js';
import { PublishAllotment } from './publish-allotment.js';
import { RequestAllotment } from './request-allotment.js';
import { SaveOfficeHourRequest } from './save-office-hour-request.js';
import { WithdrawSlot } from './withdraw-slot.js';
import { MatchMentors } from './match-mentors.js';
import { OfferNextMentor } from './offer-next-mentor.js';
import { PreviewWish } from './preview-wish.js';
import { PublishMatching } from './publish-matching.js';
import { Choosable } from './choosable.queries.js';
import { ExplainPair } from './explain-pair.js';
import { RankMentors } from './rank-mentors.js';
import { RankStartups } from './rank-startups.js';
import { RefreshProposal } from './refresh-proposal.js';
import { RequestMatching } from './request-matching.js';
import { RespondToMatch } from './respond-to-match.js';
import { SaveMeetingTerms } from './save-meeting-terms.js';
import { SaveMentorProfile } from './save-mentor-profile.js';
import { SetFitWeights } from './set-fit-weights.js';
import { SetMatchWish } from './set-match-wish.js';

const useCases = [
  SetMatchWish,
  SetFitWeights,
  SaveMentorProfile,
  SaveMeetingTerms,
  PreviewWish,
  RequestMatching,
  MatchMentors,
  PublishMatching,
  RespondToMatch,
  OfferNextMentor,
  AllotOfficeHours,
  BookMeeting,
  CancelMeeting,
  ChangeOfficeHours,
  OfferSlots,
  OpenOfficeHours,
  PublishAllotment,
  RequestAllotment,
  SaveOfficeHourRequest,
  WithdrawSlot,
  RefreshProposal,
  RankMentors,
  RankStartups,
  Choosable,
  ExplainPair,
];

@Module({ providers: useCases, exports: useCases })
export class MentoringModule {}
