import { IdentityResolver } from './identity/identity.resolver.js';
import { ProgrammeResolver } from './programmes/programme.resolver.js';
import { SeasonResolver } from './programmes/season.resolver.js';

/** Every resolver, for writing the schema without starting the api. */
export const resolvers = [IdentityResolver, ProgrammeResolver, SeasonResolver];
