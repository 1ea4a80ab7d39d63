/** Every migration, oldest first; a file that is not listed here does not exist. */
export const migrations = [];
