import { identityReadModels } from '#identity';
import { programmesReadModels } from '#programmes';

/** What GraphQL types may read, from every capability. */
export const readModels = [...identityReadModels, ...programmesReadModels];
