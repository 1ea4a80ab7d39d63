import { Migration20261122000000_initial } from './Migration20261122000000_initial.js';

/** Every migration, oldest first; a file that is not listed here does not exist. */
export const migrations = [Migration20261122000000_initial];
