import type { DynamicModule, Type } from '@nestjs/common';
import type { Environment } from '#config';
import { AssessmentWorkerModule } from './assessment/assessment-worker.module.js';
import { MentoringWorkerModule } from './mentoring/mentoring-worker.module.js';
import { NotificationsWorkerModule } from './notifications/notifications-worker.module.js';

/** The handlers of each capability, as the module in its folder: one line per capability that has jobs. */
export const capabilityWorkers = (environment: Environment): (Type | DynamicModule)[] => [
  AssessmentWorkerModule,
  MentoringWorkerModule,
  NotificationsWorkerModule.forRoot(environment),
];
