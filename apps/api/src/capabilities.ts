import type { DynamicModule, Type } from '@nestjs/common';
import type { Environment } from '#config';
import { ActivitiesApiModule } from './activities/activities-api.module.js';
import { ApplicationsApiModule } from './applications/applications-api.module.js';
import { AssessmentApiModule } from './assessment/assessment-api.module.js';
import { IdentityApiModule } from './identity/identity-api.module.js';
import { MentoringApiModule } from './mentoring/mentoring-api.module.js';
import { MessagingApiModule } from './messaging/messaging-api.module.js';
import { NotificationsApiModule } from './notifications/notifications-api.module.js';
import { ProgrammesApiModule } from './programmes/programmes-api.module.js';
import { ProgressApiModule } from './progress/progress-api.module.js';

/** The parts of the business this api serves, one module each. */
export const capabilities = (environment: Environment): (Type | DynamicModule)[] => [
  IdentityApiModule,
  ProgrammesApiModule,
  ApplicationsApiModule,
  AssessmentApiModule,
  MentoringApiModule,
  ProgressApiModule,
  ActivitiesApiModule,
  NotificationsApiModule.forRoot(environment),
  MessagingApiModule,
];
