import { MikroORM, TableNotFoundException } from '@mikro-orm/postgresql';
import { migrations } from '../migrations/index.js';
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

/**
 * Names of the migrations that this database still lacks; api and worker do not start while there is one. Asks with
 * one statement: the migrator would set itself up, and its table, for the same answer.
 */
export async function pendingMigrations(orm: MikroORM): Promise<string[]> {
  const ran = await orm.em.fork().execute<{ name: string }[]>('select name from schema_migration').catch(noneYet);
  const names = new Set(ran.map(({ name }) => name));
  return migrations.map(({ name }) => name).filter((name) => !names.has(name));
}

function noneYet(cause: unknown): { name: string }[] {
  if (cause instanceof TableNotFoundException) return [];
  throw cause;
}
