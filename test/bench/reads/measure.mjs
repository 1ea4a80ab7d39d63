import { load } from './load.mjs';
import { cpuOf, cpuOfTree } from './process-figures.mjs';

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** One round of one server: processor time per request of server and database, requests per second, times. */
async function round(server, operation, database, wish) {
  const before = [cpuOf(server.pid), cpuOfTree(database.pid)];
  const { requests, seconds, p50Ms, p99Ms, memoryMb } = await load(server, operation, wish);
  const cpuMs = (cpuOf(server.pid) - before[0]) / requests;
  const dbCpuMs = (cpuOfTree(database.pid) - before[1]) / requests;
  if (operation.isWrite) await operation.undo(database);
  return { cpuMs, dbCpuMs, rps: requests / seconds, p50Ms, p99Ms, memoryMb };
}

/** Requests of a round: as many as take about so long at the rate seen last, and at least two from each connection, one in a short round. */
const amountOf = (rate, { connections, seconds }) =>
  Math.max((seconds < 1 ? 1 : 2) * connections, Math.round(rate * seconds));

/** Warms a server up for an operation: at length the first time, then only for the number of connections. */
async function warmUp(server, operation, database, wish) {
  const { connections, warmUps, warmSeconds, rates } = wish;
  const isFirst = !rates.has(server.kind);
  const amount = isFirst ? Math.max(warmUps, connections) : 2 * connections;
  let { requests, seconds } = await load(server, operation, { connections, amount });
  // Whoever answers quickly is not compiled after so few, so for some seconds more.
  if (isFirst && seconds < warmSeconds)
    ({ requests, seconds } = await load(server, operation, {
      connections,
      amount: Math.max(connections, Math.ceil((requests / seconds) * warmSeconds)),
    }));
  rates.set(server.kind, requests / seconds);
  if (operation.isWrite) await operation.undo(database);
}

/**
 * Has each server answer every operation for two seconds. The compiler of Node is at work for some fifteen thousand
 * requests, and what it takes meanwhile is no part of what a request costs.
 */
export async function runIn(servers, operations, database) {
  const [connections, seconds] = [16, 2];
  for (const server of servers)
    for (const operation of operations.filter(({ [server.kind]: able }) => able)) {
      const wish = { connections, warmUps: connections, warmSeconds: seconds, rates: new Map() };
      await warmUp(server, operation, database, wish);
    }
}

/**
 * Measures one operation at one number of connections: rounds in which the servers alternate, after a warm-up of each.
 *
 * @param wish its `rates` are what the servers of this operation reached last, in requests per second
 * @returns one row for each server, every figure the median of the rounds
 */
export async function measure(servers, operation, database, wish) {
  const { connections, rounds, rates } = wish;
  for (const server of servers) await warmUp(server, operation, database, wish);
  const found = servers.map(() => []);
  for (let k = 0; k < rounds; k++)
    for (const [index, server] of servers.entries()) {
      const amount = amountOf(rates.get(server.kind), wish);
      const figures = await round(server, operation, database, { connections, amount });
      rates.set(server.kind, figures.rps);
      found[index].push(figures);
    }
  const rows = servers.map((server, index) => ({
    op: operation.name,
    server: server.kind,
    connections,
    ...Object.fromEntries(
      Object.keys(found[index][0]).map((key) => [key, middle(found[index].map((one) => one[key]))]),
    ),
  }));
  return withRatios(rows);
}

function withRatios(rows) {
  const peer = rows.find(({ server }) => server === 'postgraphile');
  if (!peer) return rows;
  return rows.map((row) => ({
    ...row,
    ratioToPostgraphile: { cpu: row.cpuMs / peer.cpuMs, rps: row.rps / peer.rps, p99: row.p99Ms / peer.p99Ms },
  }));
}
