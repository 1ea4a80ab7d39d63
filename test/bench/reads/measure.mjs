import { load } from './load.mjs';
import { cpuOf, cpuOfTree } from './process-figures.mjs';

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Longest that one server is loaded before it is the next one's turn, so that a slow moment of the machine meets all. */
const turnSeconds = 1;

/** Rounds at one connection are so much longer, since a percentile wants requests and one connection makes few of them. */
const longerAtOne = 3;

/**
 * Share of a turn's requests that are made before it and not counted. While others had their turns, what the server and
 * PostgreSQL hold near was pushed out, and where a write was undone and its tables vacuumed, PostgreSQL plans it anew.
 */
const leadIn = 0.1;

/** Turns of a server in a round, of a second each; fewer where a turn would be too few requests. */
const turnsOf = (rate, { connections, seconds }) =>
  Math.max(1, Math.min(Math.round(seconds / turnSeconds), Math.floor((rate * seconds) / (2 * connections))));

/** Requests of a turn: its share of what the rate seen last makes in a round, and at least two from each connection, one in a short round. */
const amountOf = (rate, turns, { connections, seconds }) =>
  Math.max((seconds < 1 ? 1 : 2) * connections, Math.round((rate * seconds) / turns));

/** What one server used and how long its requests took, over all its turns in a round. */
class Sum {
  #cpuMs = 0;
  #dbCpuMs = 0;
  #seconds = 0;
  #memoryMb = 0;
  #times = [];

  async turn(server, operation, database, wish) {
    await load(server, operation, { ...wish, amount: Math.max(wish.connections, Math.round(wish.amount * leadIn)) });
    const before = [cpuOf(server.pid), cpuOfTree(database.pid)];
    const { seconds, times, memoryMb } = await load(server, operation, wish);
    this.#cpuMs += cpuOf(server.pid) - before[0];
    this.#dbCpuMs += cpuOfTree(database.pid) - before[1];
    this.#seconds += seconds;
    this.#memoryMb = Math.max(this.#memoryMb, memoryMb);
    this.#times.push(...times);
    if (operation.isWrite) await operation.undo(database);
  }

  /** Processor time per request of server and database, requests per second, memory. */
  get figures() {
    return {
      cpuMs: this.#cpuMs / this.#times.length,
      dbCpuMs: this.#dbCpuMs / this.#times.length,
      rps: this.#times.length / this.#seconds,
      memoryMb: this.#memoryMb,
    };
  }

  get times() {
    return this.#times;
  }
}

/**
 * Percentiles of the requests of all rounds. Those of one round hang on two or three moments in which everything stood
 * still, of the machine more often than of a server.
 */
function percentiles(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** One round: the servers take turns until each had all of its own, there and back, so that none always follows the same. */
async function round(servers, operation, database, wish) {
  const plans = servers.map(({ kind }) => {
    const rate = wish.rates.get(kind);
    const turns = turnsOf(rate, wish);
    return { turns, amount: amountOf(rate, turns, wish), sum: new Sum() };
  });
  const most = Math.max(...plans.map(({ turns }) => turns));
  const there = [...plans.entries()];
  for (let k = 0; k < most; k++)
    for (const [index, { turns, amount, sum }] of k % 2 === 0 ? there : there.toReversed())
      if (k < turns) await sum.turn(servers[index], operation, database, { connections: wish.connections, amount });
  return plans.map(({ sum }) => ({ ...sum.figures, times: sum.times }));
}

/** Connections by which a server is warmed up: more requests in less time than by one. */
const warmConnections = 16;

/** Warms a server up for an operation: at length the first time, then only for the number of connections. */
async function warmUp(server, operation, database, wish) {
  const { connections, warmUps, rates } = wish;
  if (!rates.has(server.kind)) await warmAtLength(server, operation, database, wish);
  const { times, seconds } = await load(server, operation, { connections, amount: Math.max(warmUps, 2 * connections) });
  rates.set(server.kind, times.length / seconds);
  if (operation.isWrite) await operation.undo(database);
}

/** Asks some requests of an operation and, since whoever answers quickly is not compiled after so few, for some seconds more. */
async function warmAtLength(server, operation, database, { warmUps, warmSeconds }) {
  const connections = warmConnections;
  const { times, seconds } = await load(server, operation, { connections, amount: Math.max(warmUps, connections) });
  const amount = Math.ceil((times.length / seconds) * (warmSeconds - seconds));
  if (amount > connections) await load(server, operation, { connections, amount });
  if (operation.isWrite) await operation.undo(database);
}

/**
 * Has each server answer every operation for two seconds. The compiler of Node is at work for some fifteen thousand
 * requests, and what it takes meanwhile is no part of what a request costs.
 */
export async function runIn(servers, operations, database) {
  for (const server of servers)
    for (const operation of operations.filter(({ [server.kind]: able }) => able))
      await warmAtLength(server, operation, database, { warmUps: warmConnections, warmSeconds: 2 });
}

/**
 * Measures one operation at one number of connections: rounds in which the servers take turns, after a warm-up of each.
 *
 * @param asked its `rates` are what the servers of this operation reached last, in requests per second
 * and its `seconds` those of a round, longer at one connection
 * @returns one row for each server: figures and ratios are the medians of the rounds, percentiles those of all requests
 */
export async function measure(servers, operation, database, asked) {
  const { connections, rounds, rates } = asked;
  const wish = { ...asked, seconds: asked.seconds * (connections === 1 ? longerAtOne : 1) };
  for (const server of servers) await warmUp(server, operation, database, wish);
  const found = [];
  for (let k = 0; k < rounds; k++) {
    const figures = await round(servers, operation, database, wish);
    for (const [index, { kind }] of servers.entries()) rates.set(kind, figures[index].rps);
    found.push(figures);
  }
  const middleOf = (read) => middle(found.map(read));
  const waits = servers.map((_, index) => percentiles(found.flatMap((one) => one[index].times)));
  const peer = servers.findIndex(({ kind }) => kind === 'postgraphile');
  const floor = servers.findIndex(({ kind }) => kind === 'floor');
  const whole = ({ cpuMs, dbCpuMs }) => cpuMs + dbCpuMs;
  return servers.map(({ kind }, index) => ({
    op: operation.name,
    server: kind,
    connections,
    cpuMs: middleOf((one) => one[index].cpuMs),
    dbCpuMs: middleOf((one) => one[index].dbCpuMs),
    rps: middleOf((one) => one[index].rps),
    ...waits[index],
    memoryMb: middleOf((one) => one[index].memoryMb),
    ...(peer >= 0 && {
      ratioToPostgraphile: {
        cpu: middleOf((one) => one[index].cpuMs / one[peer].cpuMs),
        rps: middleOf((one) => one[index].rps / one[peer].rps),
        p99: waits[index].p99Ms / waits[peer].p99Ms,
      },
    }),
    ...(floor >= 0 && { wholeCpuToFloor: middleOf((one) => whole(one[index]) / whole(one[floor])) }),
  }));
}
