// npm run bench [-- --quick --json --scale --only O1,O2 --servers semai,floor --connections 1,16 --seconds N --rounds N --write]
// npm run bench -- --jobs [--quick --json --rounds N --write]
// Semai beside PostGraphile, the documented way and a hand-written floor, on one database in one run; then its relay and
// worker beside plain BullMQ. A run of everything as it is, or one with --write, puts its figures into docs/benchmarks.md.
import { parseArgs } from 'node:util';
import { build } from '../../../scripts/build.mjs';

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
const connections = listed(values.connections).map(Number);
const isPart = values.only || values.servers || values.connections;
const isShort = values.quick || values.seconds || values.rounds !== '3';
const writes = values.write || !(isPart || isShort || values.jobs || values.scale);
const say = (line) => (values.json ? console.error(line) : console.log(line));

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => process.exit(130));

// The goals are told of all operations, beside all servers, at one, sixteen and sixty-four connections.
if (values.write && !values.jobs && (isPart || values.quick || values.scale))
  throw new Error('--write wants the usual set, all operations, all servers and all numbers of connections.');
// What follows is loaded behind the build: it asks the product for ids and settings.
await build({ web: false, say });
if (!values.jobs) await runReads();
// A quick run keeps to three minutes; the large set has no jobs of its own.
if (values.jobs || !(isPart || values.quick || values.scale)) await runJobs();

async function runReads() {
  const { measureReads } = await import('./measure-reads.mjs');
  const run = await measureReads({
    size: values.scale ? 'scale' : 'usual',
    kinds: listed(values.servers),
    operations: listed(values.only),
    connections: connections.length > 0 ? connections : values.quick ? [16] : [1, 16, 64],
    seconds: Number(values.seconds) || (values.quick ? 0.9 : 2),
    rounds: Number(values.rounds),
    isQuick: values.quick,
    profile: values.profile,
    port: Number(values.port),
    say,
    tell: (rows) => values.json && rows.forEach((row) => console.log(JSON.stringify(row))),
  });
  if (!values.json) (await import('./table.mjs')).printTable(run);
  if (writes) (await import('./report.mjs')).writeReport(run);
}

async function runJobs() {
  const { measureJobs } = await import('../jobs/measure-jobs.mjs');
  const { jobsGoals, jobsTable } = await import('../jobs/report-jobs.mjs');
  const rows = await measureJobs({
    isQuick: values.quick,
    rounds: Number(values.rounds),
    profile: values.profile,
    say,
  });
  if (values.json) for (const row of rows) console.log(JSON.stringify(row));
  else console.log(`\n${jobsTable(rows)}\n\n${jobsGoals(rows)}`);
  if (writes) (await import('./report.mjs')).writeJobsReport(rows);
}

function listed(text) {
  return text.split(',').filter((word) => word !== '');
}
