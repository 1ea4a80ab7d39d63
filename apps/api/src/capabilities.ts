import { IdentityApiModule } from './identity/identity-api.module.js';
import { ProgrammesApiModule } from './programmes/programmes-api.module.js';

/** The parts of the business this api serves, one module each. */
export const capabilities = [IdentityApiModule, ProgrammesApiModule];
