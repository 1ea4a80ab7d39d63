// npm run bench [-- --quick --json --scale --only O1,O2 --servers semai,floor --connections 1,16 --seconds N --rounds N --write]
// npm run bench -- --jobs [--quick --json --rounds N --write]
// Semai beside PostGraphile, the documented way and a hand-written floor, on one database in one run; then its relay and
// worker beside plain BullMQ. A run of everything as it is, or one with --write, puts its figures into docs/benchmarks.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../../scripts/build.mjs';
import { measureJobs } from '../jobs/measure-jobs.mjs';
import { jobsGoals, jobsTable } from '../jobs/report-jobs.mjs';
import { checkSameAnswers } from './same-answers.mjs';
import { kinds, startServer } from './servers.mjs';
import { measure, runIn } from './measure.mjs';
import { machineTicks } from './process-figures.mjs';
import { openDatabase } from './database.mjs';
import { operations } from './operations/index.mjs';
import { statementsPerRequest } from './statements-per-request.mjs';
import { printTable } from './table.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    servers: { type: 'string', default: '' },
    connections: { type: 'string', default: '' },
    seconds: { type: 'string', default: '' },
    rounds: { type: 'string', default: '3' },
    profile: { type: 'string', default: '' },
    port: { type: 'string', default: '4220' },
    write: { type: 'boolean', default: false },
    jobs: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const listed = (text) => text.split(',').filter((word) => word !== '');
const wish = {
  kinds: values.servers ? kinds.filter((kind) => listed(values.servers).includes(kind)) : kinds,
  operations: values.only ? operations.filter(({ name }) => listed(values.only).includes(name)) : operations,
  connections: values.connections ? listed(values.connections).map(Number) : values.quick ? [16] : [1, 16, 64],
  seconds: Number(values.seconds) || (values.quick ? 0.6 : 2),
  rounds: Number(values.rounds),
  warmUps: values.quick ? 16 : 150,
  warmSeconds: values.quick ? 0.6 : 2,
};
/** How often a server is started; a run tells the start of middle length. */
const measuredStarts = 5;
const size = values.scale ? 'scale' : 'usual';
const isPart = values.only || values.servers || values.connections;
const isShort = values.quick || values.seconds || values.rounds !== '3';
const writes = values.write || !(isPart || isShort || values.jobs || values.scale);
const say = (line) => (values.json ? console.error(line) : console.log(line));

const began = Date.now();
const passed = () => `${Math.round((Date.now() - began) / 1000)} s so far`;

// Each server that a run starts is ended with it.
process.setMaxListeners(30);
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => process.exit(130));

// The goals are told of all operations, beside all servers, at sixteen connections.
if (values.write && (values.only || values.servers || values.scale || !wish.connections.includes(16)))
  throw new Error('--write wants the usual set, all operations, all servers and sixteen connections.');
await build({ web: false, say });
if (!values.jobs) await runReads();
// A quick run keeps to three minutes; the large set has no jobs of its own.
if (values.jobs || !(isPart || values.quick || values.scale)) await runJobs();

async function runReads() {
  const database = await openDatabase(size, say);
  const servers = [];
  try {
    for (const [index, kind] of wish.kinds.entries()) {
      const flags = values.profile === kind ? ['--cpu-prof', `--cpu-prof-dir=${database.folder}/profile`] : [];
      const amount = values.quick ? 1 : measuredStarts;
      servers.push(await startServer(kind, { database, port: Number(values.port) + index, amount, flags }));
    }
    await checkSameAnswers(servers, wish.operations, database);
    if (!values.quick) await runIn(servers, operations, database);
    const before = machineTicks();
    const rows = [];
    for (const operation of wish.operations) rows.push(...(await measureOperation(operation, servers, database)));
    const run = {
      rounds: wish.rounds,
      seconds: wish.seconds,
      date: new Date().toISOString().slice(0, 10),
      postgres: database.version,
      starts: servers[0].starts.length,
      stolen: stolenSince(before),
      servers: servers.map(({ kind, starts, idleMb }) => ({ kind, ...middleOf(starts), idleMb })),
      rows,
    };
    if (!values.json) printTable(run);
    writeFileSync(join(database.folder, 'last-run.json'), JSON.stringify(run));
    if (writes) (await import('./report.mjs')).writeReport(run);
  } finally {
    for (const server of servers) await server.stop();
    await database.stop();
  }
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

async function measureOperation(operation, servers, database) {
  const statements = new Map();
  const able = servers.filter(({ kind }) => operation[kind]);
  for (const server of able) statements.set(server.kind, await statementsPerRequest(server, operation, database));
  const rows = [];
  const rates = new Map();
  for (const connections of wish.connections) {
    say(`  ${operation.name} at ${connections} connection${connections === 1 ? '' : 's'} … (${passed()})`);
    const measured = await measure(able, operation, database, { ...wish, connections, rates });
    for (const row of measured) rows.push({ ...row, statements: statements.get(row.server) });
    if (values.json) for (const row of rows.slice(-measured.length)) console.log(JSON.stringify(row));
  }
  return rows;
}

async function runJobs() {
  const rows = await measureJobs({ isQuick: values.quick, rounds: wish.rounds, profile: values.profile, say });
  if (values.json) for (const row of rows) console.log(JSON.stringify(row));
  else console.log(`\n${jobsTable(rows)}\n\n${jobsGoals(rows)}`);
  if (writes) (await import('./report.mjs')).writeJobsReport(rows);
}
