import { AssessmentApiModule } from './assessment/assessment-api.module.js';
import { IdentityApiModule } from './identity/identity-api.module.js';
import { MentoringApiModule } from './mentoring/mentoring-api.module.js';
import { ProgrammesApiModule } from './programmes/programmes-api.module.js';
import { ProgressApiModule } from './progress/progress-api.module.js';

/** The parts of the business this api serves, one module each. */
export const capabilities = [
  IdentityApiModule,
  ProgrammesApiModule,
  AssessmentApiModule,
  MentoringApiModule,
  ProgressApiModule,
];
