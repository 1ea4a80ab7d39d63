import { Module } from '@nestjs/common';
import { MatchMentors } from './match-mentors.js';
import { PublishMatching } from './publish-matching.js';
import { RequestMatching } from './request-matching.js';
import { RespondToMatch } from './respond-to-match.js';
import { SetMatchWish } from './set-match-wish.js';

const useCases = [SetMatchWish, RequestMatching, MatchMentors, PublishMatching, RespondToMatch];

@Module({ providers: useCases, exports: useCases })
export class MentoringModule {}
