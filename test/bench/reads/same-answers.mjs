import { isDeepStrictEqual } from 'node:util';
import { askOnce } from './load.mjs';

/**
 * Asks every server every operation once and compares what they say: numbers, counts, order.
 *
 * @throws Error that names the operation, the server and the first line that differs
 */
export async function checkSameAnswers(servers, operations, database) {
  for (const operation of operations) {
    if (operation.isWrite) await operation.undo(database);
    const told = [];
    for (const server of servers.filter(({ kind }) => operation[kind])) {
      const data = await askOnce(server, operation);
      told.push([server.kind, await gistOf(operation, server.kind, data, database)]);
    }
    const [[first, expected]] = told;
    if (expected.length === 0) throw new Error(`${operation.name}: ${first} found nothing.`);
    for (const [kind, found] of told.slice(1))
      if (!isDeepStrictEqual(found, expected))
        throw new Error(`${operation.name}: ${difference(first, expected, kind, found)}`);
  }
}

/** What a write left behind is read from the tables, and undone. */
async function gistOf(operation, kind, data, database) {
  if (!operation.isWrite) return operation[kind].gist(data);
  const left = await operation.left(database);
  await operation.undo(database);
  return left;
}

function difference(first, expected, kind, found) {
  const at = expected.findIndex((line, index) => !isDeepStrictEqual(line, found[index]));
  const place = at < 0 ? expected.length : at;
  return `${first} says ${expected.length} lines, ${kind} ${found.length}; line ${place}: "${expected[place]}" against "${found[place]}"`;
}
