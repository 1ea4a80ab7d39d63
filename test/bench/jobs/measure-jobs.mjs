import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/build.mjs';
import { cpuOf, cpuOfTree } from '../reads/process-figures.mjs';
import { openPostgres, openRedis } from './stores.mjs';

/** The sides in the order of tables; the peer is BullMQ without anything around it. */
const sides = ['semai', 'bullmq'];

/** Jobs of a round: added one by one, added in bulk, handled. */
const amounts = {
  usual: { one: 500, bulk: 15_000, handled: { postgresql: 4_000, redis: 12_000 } },
  quick: { one: 100, bulk: 4_000, handled: { postgresql: 1_000, redis: 3_000 } },
};

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Measures the relay and the worker beside plain BullMQ on both stores; the sides alternate within each round, and the
 * first round warms up. Without a Redis server on the machine that half is left out, and said so.
 *
 * @returns one row for each store, task and side: `jobsPerSecond`, `cpuMs` of the side's process for each job,
 *   `storeCpuMs` of PostgreSQL and Redis together, every figure the median of the rounds
 */
export async function measureJobs({ isQuick, rounds, profile, say }) {
  const postgres = await openPostgres();
  const redis = await openRedis(postgres.folder);
  if (!redis) say('  no redis-server on this machine: jobs are measured on PostgreSQL alone.');
  const rows = [];
  try {
    for (const store of redis ? ['postgresql', 'redis'] : ['postgresql'])
      rows.push(...(await measureStore(store, { postgres, redis, isQuick, rounds, profile, say })));
  } finally {
    await redis?.stop();
    await postgres.stop();
  }
  return rows;
}

async function measureStore(store, { postgres, redis, isQuick, rounds, profile, say }) {
  say(`  jobs on ${store} …`);
  const processes = {};
  const found = new Map();
  try {
    for (const side of sides) processes[side] = await startSide(side, { store, postgres, redis, profile });
    for (let round = 0; round <= rounds; round++)
      for (const task of tasksOf(store, isQuick || round === 0 ? 'quick' : 'usual')) {
        const figures = await measureTask(processes[task.side], task, { postgres, redis });
        const key = `${task.op}/${task.side}`;
        if (round > 0) found.set(key, [...(found.get(key) ?? []), figures]);
      }
  } finally {
    for (const { stop } of Object.values(processes)) await stop();
  }
  return withRatios([...found].map(([key, all]) => rowOf(store, key.split('/'), all)));
}

async function measureTask({ ask }, { verb, amount }, { postgres, redis }) {
  const usedByStores = () => cpuOfTree(postgres.pid) + (redis ? cpuOf(redis.pid) : 0);
  await ask({ verb: 'prepare', amount });
  // What the round before left behind would be looked through by whoever comes next.
  await postgres.vacuum();
  if (verb === 'work') await ask({ verb: 'add', amount });
  const before = usedByStores();
  const { seconds, cpuMs } = await ask({ verb, amount });
  const storeCpuMs = (usedByStores() - before) / amount;
  return { jobsPerSecond: amount / seconds, cpuMs: cpuMs / amount, storeCpuMs };
}

/** What is asked in one round. */
function tasksOf(store, size) {
  const { one, bulk, handled } = amounts[size];
  const both = (op, verb, amount) => sides.map((side) => ({ op, side, verb, amount }));
  return [
    { op: 'add', side: 'bullmq', verb: 'addOne', amount: one },
    ...both('relay', 'add', bulk),
    ...both('work', 'work', handled[store]),
  ];
}

function rowOf(store, [op, server], all) {
  const figures = Object.keys(all[0]).map((name) => [name, middle(all.map((one) => one[name]))]);
  return { op, server, store, ...Object.fromEntries(figures) };
}

function withRatios(rows) {
  return rows.map((row) => {
    const peer = rows.find(({ op, server }) => op === row.op && server === 'bullmq');
    const ratioToBullmq = { jobsPerSecond: row.jobsPerSecond / peer.jobsPerSecond, cpu: row.cpuMs / peer.cpuMs };
    return { ...row, ratioToBullmq };
  });
}

/** Starts one side as a process of its own; its words go to a log beside the data. */
async function startSide(side, { store, postgres, redis, profile }) {
  const flags = profile === side ? ['--cpu-prof', `--cpu-prof-dir=${postgres.folder}/profile`] : [];
  const logFile = join(postgres.folder, `${side}.log`);
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, [...flags, 'test/bench/jobs/side.mjs'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      SIDE: side,
      DATABASE_URL: postgres.url,
      ...(store === 'redis' && { REDIS_URL: redis.url }),
    },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  process.once('exit', () => child.kill('SIGKILL'));
  const broken = () => new Error(`${side} on ${store} ended: ${readFileSync(logFile, 'utf8').slice(-2000)}`);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const answer = () => {
    const said = new Promise((resolve) => child.once('message', resolve));
    return Promise.race([said, ended.then(() => Promise.reject(broken()))]);
  };
  await answer();
  return {
    async ask(order) {
      const answered = answer();
      child.send(order);
      const { failure, ...figures } = await answered;
      if (failure) throw new Error(`${side} on ${store} could not ${order.verb}: ${failure}`);
      return figures;
    },
    stop() {
      if (child.connected) child.disconnect();
      return ended;
    },
  };
}
