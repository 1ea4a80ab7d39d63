import { activitiesResolvers } from './activities/activities-api.module.js';
import { applicationsResolvers } from './applications/applications-api.module.js';
import { assessmentResolvers } from './assessment/assessment-api.module.js';
import { NodeResolver } from './graphql/node.resolver.js';
import { IdentityResolver } from './identity/identity.resolver.js';
import { mentoringResolvers } from './mentoring/mentoring-api.module.js';
import { messagingResolvers } from './messaging/messaging-api.module.js';
import { notificationsResolvers } from './notifications/notifications-api.module.js';
import { ProgrammeResolver } from './programmes/programme.resolver.js';
import { SeasonResolver } from './programmes/season.resolver.js';
import { progressResolvers } from './progress/progress-api.module.js';

/** Every resolver, for writing the schema without starting the api. */
export const resolvers = [
  NodeResolver,
  IdentityResolver,
  ProgrammeResolver,
  SeasonResolver,
  ...applicationsResolvers,
  ...assessmentResolvers,
  ...mentoringResolvers,
  ...progressResolvers,
  ...activitiesResolvers,
  ...notificationsResolvers,
  ...messagingResolvers,
];
