import { readFileSync, statSync } from 'node:fs';
import { askOnce } from './load.mjs';

const times = 10;

/** How many statements a server sends for one request, counted in the database's own log; `begin` and `commit` count. */
export async function statementsPerRequest(server, operation, database) {
  await askOnce(server, operation, 1);
  if (operation.isWrite) await operation.undo(database);
  await setLog(database, 'all');
  const before = statSync(database.log).size;
  for (let number = 1; number <= times; number++) await askOnce(server, operation, number);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const said = readFileSync(database.log).subarray(before).toString();
  await setLog(database, 'none');
  if (operation.isWrite) await operation.undo(database);
  const counted = said.match(/LOG:\s+(?:statement|execute [^:]*): (?!alter system|select pg_reload_conf)/gi) ?? [];
  return Math.round(counted.length / times);
}

async function setLog(database, value) {
  await database.query(`alter system set log_statement = '${value}'`);
  await database.query('select pg_reload_conf()');
  await new Promise((resolve) => setTimeout(resolve, 100));
}
