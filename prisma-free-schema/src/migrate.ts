import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from './orm-options.js';

/**
 * Brings the tables of the application up to date.
 * @returns names of the migrations that ran
 */
export async function migrateAll(databaseUrl: string): Promise<string[]> {
  const orm = await MikroORM.init({ ...ormOptions, clientUrl: databaseUrl });
  try {
    const ran = await orm.migrator.up();
    return ran.map((migration) => migration.name);
  } finally {
    await orm.close();
  }
}

/** Names of the migrations that this database still lacks; api and worker do not start while there is one. */
export async function pendingMigrations(orm: MikroORM): Promise<string[]> {
  const pending = await orm.migrator.getPending();
  return pending.map((migration) => migration.name);
}
