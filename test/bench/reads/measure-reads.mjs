import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from './database.mjs';
import { measure, runIn } from './measure.mjs';
import { operations } from './operations/index.mjs';
import { machineTicks } from './process-figures.mjs';
import { checkSameAnswers } from './same-answers.mjs';
import { kinds, startServer } from './servers.mjs';
import { statementsPerRequest } from './statements-per-request.mjs';

/** How often a server is started; a run tells the start of middle length. */
const measuredStarts = 5;

/**
 * Starts the servers on one database, checks that all of them say the same, and measures operation by operation.
 *
 * @param asked of `kinds` and `operations` none means all of them; `tell` hears of rows as they come
 * @returns what `printTable` and `writeReport` take; it also stands in `last-run.json` beside the database
 */
export async function measureReads(asked) {
  // Each server that a run starts is ended with it.
  process.setMaxListeners(30);
  const wish = {
    ...asked,
    warmUps: asked.isQuick ? 16 : 50,
    warmSeconds: asked.isQuick ? 1 : 4,
    began: Date.now(),
  };
  const database = await openDatabase(wish.size, wish.say);
  const servers = [];
  try {
    for (const [index, kind] of chosen(kinds, wish.kinds, (one) => one).entries()) {
      const flags = wish.profile === kind ? ['--cpu-prof', `--cpu-prof-dir=${database.folder}/profile`] : [];
      const amount = wish.isQuick ? 1 : measuredStarts;
      servers.push(await startServer(kind, { database, port: wish.port + index, amount, flags }));
    }
    const run = await measureAll(servers, database, wish);
    writeFileSync(join(database.folder, 'last-run.json'), JSON.stringify(run));
    return run;
  } finally {
    for (const server of servers) await server.stop();
    await database.stop();
  }
}

const chosen = (all, names, nameOf) => (names.length > 0 ? all.filter((one) => names.includes(nameOf(one))) : all);

async function measureAll(servers, database, wish) {
  const wanted = chosen(operations, wish.operations, ({ name }) => name);
  await checkSameAnswers(servers, wanted, database);
  if (!wish.isQuick) await runIn(servers, operations, database);
  const before = machineTicks();
  const rows = [];
  for (const operation of wanted) rows.push(...(await measureOperation(operation, servers, database, wish)));
  return {
    rounds: wish.rounds,
    seconds: wish.seconds,
    date: new Date().toISOString().slice(0, 10),
    postgres: database.version,
    starts: servers[0].starts.length,
    stolen: stolenSince(before),
    servers: servers.map(({ kind, starts, idleMb }) => ({ kind, ...middleOf(starts), idleMb })),
    rows,
  };
}

/** The start of middle length. */
function middleOf(starts) {
  const { ms, cpuMs } = starts.toSorted((a, b) => a.ms - b.ms)[Math.floor(starts.length / 2)];
  return { readyMs: ms, readyCpuMs: cpuMs, leastReadyMs: Math.min(...starts.map((start) => start.ms)) };
}

/** How much of the processor time that this machine wanted since then went to others on its host, from 0 to 1. */
function stolenSince(before) {
  const now = machineTicks();
  const stolen = now.stolen - before.stolen;
  return stolen / Math.max(1, now.had - before.had + stolen);
}

async function measureOperation(operation, servers, database, wish) {
  const statements = new Map();
  const able = servers.filter(({ kind }) => operation[kind]);
  for (const server of able) statements.set(server.kind, await statementsPerRequest(server, operation, database));
  const rows = [];
  const rates = new Map();
  for (const connections of wish.connections) {
    const passed = Math.round((Date.now() - wish.began) / 1000);
    const at = `${connections} connection${connections === 1 ? '' : 's'}`;
    wish.say(`  ${operation.name} at ${at} … (${passed} s so far)`);
    const measured = await measure(able, operation, database, { ...wish, connections, rates });
    const told = measured.map((row) => ({ ...row, statements: statements.get(row.server) }));
    wish.tell(told);
    rows.push(...told);
  }
  return rows;
}
