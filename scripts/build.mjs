// Builds what is stale: the server with SWC file by file and then packed, the web with Vite as a whole.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack as packFiles, unpack } from './pack.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const serverFolders = [
  'apps/api/src',
  'apps/worker/src',
  'apps/standalone/src',
  'apps/cli/src',
  'libs',
  'prisma-free-schema',
];
const webFolders = ['apps/web', 'libs/forms', 'libs/access', 'libs/kernel'];
const notBuilt = /\.(spec|int-spec)\.tsx?$|\.md$|(^|\/)\.[^/]+$/;

/** The reason was told already, by the tool that found it. */
export class BuildFailed extends Error {}

/**
 * @param {{ web?: boolean, pack?: boolean, say?: (line: string) => void }} options without `pack` the api and the
 *   worker are left as single files, which is quicker to build and slower to start
 * @returns {Promise<boolean>} whether anything had to be built
 */
export async function build({ web = true, pack = true, say = console.log } = {}) {
  const server = await buildServer(say);
  if (pack) await packServer(say);
  return (web && (await buildWeb(say))) || server;
}

/** Builds; when that fails, says why in its own words and ends the process. */
export async function buildOrEnd(options) {
  try {
    return await build(options);
  } catch (cause) {
    console.error(cause instanceof BuildFailed ? cause.message : cause);
    return process.exit(1);
  }
}

/** Whether every server file in dist is the one its source makes. Cheap: looks at times and sizes first. */
export function serverIsFresh() {
  if (!existsSync(join(root, 'libs'))) return true;
  return staleness('server', serverFolders, serverSettings()).isFresh;
}

async function buildServer(say) {
  const state = staleness('server', serverFolders, serverSettings());
  if (state.isFresh) return false;
  const began = Date.now();
  unpack();
  const { transformFile } = await import('@swc/core');
  for (const file of state.removed) for (const output of outputs(file)) rmSync(join(root, output), { force: true });
  await Promise.all(state.changed.map((file) => buildFile(file, transformFile))).catch((cause) => {
    throw new BuildFailed(cause instanceof Error ? cause.message : String(cause));
  });
  state.keep();
  say(`Built ${state.changed.length} server files in ${tenths(began)} s.`);
  return true;
}

async function buildFile(file, transformFile) {
  const [output, map] = outputs(file);
  mkdirSync(dirname(join(root, output)), { recursive: true });
  if (map === undefined) return copyFileSync(join(root, file), join(root, output));
  const result = await transformFile(join(root, file), { cwd: root, filename: join(root, file), sourceMaps: true });
  writeFileSync(join(root, map), result.map);
  return writeFileSync(join(root, output), `${result.code}\n//# sourceMappingURL=${map.split('/').at(-1)}\n`);
}

async function packServer(say) {
  const began = Date.now();
  const done = await packFiles().catch((cause) => {
    throw new BuildFailed(cause instanceof Error ? cause.message : String(cause));
  });
  if (done) say(`Packed the server in ${tenths(began)} s.`);
}

/** What one source becomes in dist: a module and its map, or the same file again. */
function outputs(file) {
  if (extname(file) !== '.ts') return [join('dist', file)];
  const name = join('dist', file.slice(0, -'.ts'.length));
  return [`${name}.js`, `${name}.js.map`];
}

async function buildWeb(say) {
  if (!existsSync(join(root, 'apps/web/vite.config.ts'))) return false;
  const state = staleness('web', webFolders, readFileSync(join(root, 'package.json'), 'utf8'));
  if (state.isFresh && existsSync(join(root, 'dist/apps/web/index.html'))) return false;
  const began = Date.now();
  say('Building the web pages …');
  const draft = join(root, 'dist', `.web-${process.pid}`);
  const words = ['node_modules/vite/bin/vite.js', 'build', '--config', 'apps/web/vite.config.ts'];
  const place = ['--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'];
  const child = spawn(process.execPath, [...words, ...place], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  if (code !== 0) throw new BuildFailed('The web pages could not be built; the reason stands above.');
  replaceFolder(join(root, 'dist/apps/web'), draft);
  state.keep();
  say(`Built the web pages in ${tenths(began)} s.`);
  return true;
}

/** In one step for whoever serves it, and whoever else may be building at the same moment. */
function replaceFolder(folder, draft) {
  const old = `${draft}-old`;
  mkdirSync(dirname(folder), { recursive: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(draft, folder);
  rmSync(old, { recursive: true, force: true });
}

function serverSettings() {
  return readFileSync(join(root, '.swcrc'), 'utf8') + readFileSync(fileURLToPath(import.meta.url), 'utf8');
}

/** Compares sources with the note of the last build: by time and size, and by content where those differ. */
function staleness(part, folders, settings) {
  const note = join(root, 'dist', `.built-${part}.json`);
  const known = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : {};
  const mark = createHash('sha256').update(settings).digest('hex');
  const before = known.settings === mark ? known.files : {};
  const files = {};
  const changed = [];
  let touched = false;
  for (const file of folders.flatMap(sources)) {
    const { mtimeMs, size } = statSync(join(root, file));
    const same = before[file]?.[0] === mtimeMs && before[file]?.[1] === size;
    const content = same
      ? before[file][2]
      : createHash('sha1')
          .update(readFileSync(join(root, file)))
          .digest('hex');
    files[file] = [mtimeMs, size, content];
    touched ||= !same;
    const isBuilt = part === 'web' || outputs(file).every((output) => existsSync(join(root, output)));
    if (content !== before[file]?.[2] || !isBuilt) changed.push(file);
  }
  const removed = Object.keys(before).filter((file) => !Object.hasOwn(files, file));
  const isFresh = changed.length === 0 && removed.length === 0;
  const keep = () => {
    mkdirSync(dirname(note), { recursive: true });
    writeFileSync(`${note}.${process.pid}`, JSON.stringify({ settings: mark, files }));
    renameSync(`${note}.${process.pid}`, note);
  };
  if (isFresh && touched) keep();
  return { isFresh, changed, removed, keep };
}

function sources(folder) {
  const place = join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => !notBuilt.test(file));
}

function tenths(began) {
  return ((Date.now() - began) / 1000).toFixed(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!(await buildOrEnd())) console.log('Everything is built already.');
}
