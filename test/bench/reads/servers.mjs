import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/build.mjs';
import { secretKeys } from './database.mjs';
import { sampleId } from './operations/ids.mjs';
import { cpuOf, memoryOf } from './process-figures.mjs';

/** Who signs in for which operations; the sample's people and their password. */
const people = {
  director: 'direktur@contoh.invalid',
  reviewer: 'penilai.satu@contoh.invalid',
  writer: 'penilai.dua@contoh.invalid',
  founder: 'pendiri.baru@contoh.invalid',
};
/** The same people by their part in the sample. */
const parts = { director: 'director', reviewer: 'reviewer-1', writer: 'reviewer-2', founder: 'founder-new' };
const password = 'benih-semai-2021';

const programs = {
  semai: ['dist/apps/packed/api.js'],
  postgraphile: ['test/bench/reads/servers/postgraphile.mjs'],
  documented: ['--import', './test/support/typescript-loader.mjs', 'test/bench/documented/main.ts'],
  floor: ['test/bench/reads/servers/floor.mjs'],
};

/** The servers in the order of tables. */
export const kinds = Object.keys(programs);

/**
 * Starts one server as a process of its own, its own way of production, several times. The first start is not measured,
 * so that no server has to compile at one that is; the last stays.
 *
 * @param {string[]} flags of Node, for a profile
 * @returns {Promise<{ kind: string, url: string, pid: number, starts: readonly { ms: number, cpuMs: number }[], idleMb: number, headersOf: Function, stop: Function }>}
 */
export async function startServer(kind, { database, port, amount, flags = [] }) {
  const starts = [];
  for (let k = 0; k < amount; k++) {
    const { child, start } = await launch(kind, { database, port, flags: [] });
    if (k > 0) starts.push(start);
    await stop(child);
  }
  const { child, url, start } = await launch(kind, { database, port, flags });
  starts.push(start);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const idleMb = memoryOf(child.pid);
  const cookies =
    kind === 'semai' ? await signInAll(url).catch((cause) => stop(child).then(() => Promise.reject(cause))) : {};
  return {
    kind,
    url,
    pid: child.pid,
    starts,
    idleMb,
    headersOf: ({ semai: { as } }) => headersOf(kind, as, cookies[as]),
    stop: () => stop(child),
  };
}

async function launch(kind, { database, port, flags }) {
  const url = `http://127.0.0.1:${port}`;
  const folder = join(database.folder, 'data');
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, `${kind}.log`);
  const log = openSync(logFile, 'w');
  const variables = {
    NODE_ENV: 'production',
    GRAPHILE_ENV: 'production',
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    SECRET_KEYS: secretKeys,
    PORT: String(port),
    PUBLIC_URL: url,
    LOG_LEVEL: 'error',
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  // What the product says of itself is there now: it is built.
  const { apiNodeFlags, loadEnvironment } = await import('#config');
  const own = kind === 'semai' ? apiNodeFlags : [];
  // Every server gets as many connections to the database as the API takes by itself.
  const connections = loadEnvironment(variables).databaseConnections;
  const began = performance.now();
  const child = spawn(process.execPath, [...own, ...flags, ...programs[kind]], {
    cwd: root,
    env: { PATH: process.env.PATH, ...variables, DATABASE_CONNECTIONS: String(connections) },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  process.once('exit', () => child.kill('SIGKILL'));
  await whenReady(child, kind, logFile);
  return { child, url, start: { ms: performance.now() - began, cpuMs: cpuOf(child.pid) } };
}

/** Semai is told by a session who asks; the documented way believes a header; the others are told by variables. */
function headersOf(kind, as, cookie) {
  if (kind === 'documented') return { 'x-person': sampleId(parts[as]) };
  return cookie ? { cookie } : {};
}

function whenReady(child, kind, logFile) {
  return new Promise((resolve, reject) => {
    const fail = (code) =>
      reject(new Error(`${kind} ended with ${code}: ${readFileSync(logFile, 'utf8').slice(-2000)}`));
    child.once('message', () => {
      child.off('exit', fail);
      resolve();
    });
    child.once('exit', fail);
  });
}

function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  return ended.finally(() => clearTimeout(late));
}

async function signInAll(url) {
  const cookies = {};
  for (const [at, [name, email]] of Object.entries(people).entries()) {
    const response = await fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': `192.0.2.${at + 1}` },
      body: JSON.stringify({ email, password }),
    });
    if (!response.ok) throw new Error(`Signing in as ${email} was answered with ${response.status}.`);
    cookies[name] = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }
  return cookies;
}
