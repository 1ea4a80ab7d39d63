import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { ormOptions } from '#schema';
import { eventually } from '../support/frame-under-test.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const places = 3;

describe('a database that ends all connections', () => {
  let database: TestDatabase;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await MikroORM.init({
      ...ormOptions,
      clientUrl: database.url,
      pool: { min: 0, max: places },
      logger: () => undefined,
    });
  });

  afterAll(async () => {
    await orm.close();
    await database.drop();
  });

  /** Transactions on every place of the pool, all of them open while the connections are cut. */
  async function cutInTheMiddle(): Promise<PromiseSettledResult<unknown>[]> {
    let open = 0;
    let goOn = () => undefined as void;
    const cut = new Promise<void>((resolve) => (goOn = resolve));
    const transactions = Array.from({ length: places }, () =>
      orm.em.fork().transactional(async (em) => {
        await em.execute('select 1');
        open += 1;
        await cut;
        await em.execute('select 2');
      }),
    );
    await eventually('all open', async () => open === places);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
    goOn();
    return Promise.allSettled(transactions);
  }

  it('leaves the pool whole: within five seconds as many transactions run as before', async () => {
    const ends = await cutInTheMiddle();
    expect(ends.map(({ status }) => status)).toEqual(Array.from({ length: places }, () => 'rejected'));
    const again = Array.from({ length: places }, () =>
      orm.em.fork().transactional((em) => em.execute('select pg_sleep(0.2), 1 as one')),
    );
    const late = new Promise((resolve) => setTimeout(() => resolve('late'), 5_000).unref());
    expect(await Promise.race([Promise.all(again).then((all) => all.length), late])).toBe(places);
  }, 20_000);
});
