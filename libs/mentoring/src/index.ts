export { MatchMentors, type ProgressOfRun } from './match-mentors.js';
export { mentoringCodes, type MentoringCode } from './mentoring.errors.js';
export { MentoringModule } from './mentoring.module.js';
export { mentoringReadModels } from './mentoring.read-models.js';
export { PublishMatching } from './publish-matching.js';
export { RequestMatching, type RequestMatchingInput } from './request-matching.js';
export { RespondToMatch, type MatchAnswer } from './respond-to-match.js';
export { SetMatchWish, type MatchWishInput } from './set-match-wish.js';
