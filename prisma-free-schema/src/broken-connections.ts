import type { Pool, PoolClient } from 'pg';

/** A transaction whose connection is gone fails at its next statement; after this long it has. */
const takeBackAfterMs = 2_000;

/**
 * Takes connections back that broke inside a transaction. The query builder under MikroORM gives a connection back only
 * after a commit or a rollback that worked; when the server goes away in between, neither does, and the pool loses a
 * place for good. Ten transactions open at a restart of PostgreSQL would leave a pool of ten without any.
 */
export function takeBackBrokenConnections(pool: Pool): void {
  const held = new Set<PoolClient>();
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_cause, client) => held.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      setTimeout(() => held.has(client) && client.release(true), takeBackAfterMs).unref();
    });
  });
}
