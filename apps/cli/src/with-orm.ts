import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { loadCommandEnvironment } from '#config';
import ormOptions from '../../../prisma-free-schema/mikro-orm.config.js';

/** Does one thing with the database that the environment names, and closes it again. */
export async function withEntityManager<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
  const orm = await MikroORM.init({ ...ormOptions, clientUrl: loadCommandEnvironment().databaseUrl });
  try {
    return await work(orm.em.fork());
  } finally {
    await orm.close();
  }
}
