// Packs what the api and the worker load into a few files: a start then reads fifty of them instead of four thousand.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const packed = join(root, 'dist/apps/packed');
const mains = { api: 'dist/apps/api/src/main.js', worker: 'dist/apps/worker/src/main.js' };

/**
 * Stay files of their own: rarely used and large, native, or looking for files beside themselves. None of them may
 * load a package that is packed, since that would then be there twice.
 */
const apart = ['@aws-sdk/client-s3', 'exceljs', 'msgpackr-extract', 'pg-native', 'pino'];

/** Ways of Nest that Semai does not go; nobody installs them. */
const absent = [
  '@apollo/gateway',
  '@apollo/subgraph',
  '@apollo/subgraph/dist/directives',
  '@as-integrations/express5',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/microservices/microservices-module.js',
  '@nestjs/platform-express',
  '@nestjs/websockets/socket-module.js',
  'ts-morph',
];

/** Whoever starts the server takes the packed one where there is one: it must never be older than the sources. */
export function unpack() {
  for (const name of Object.keys(mains)) rmSync(join(packed, `${name}.js`), { force: true });
}

/**
 * Packs unless that is done. Files of the packing before stay, for processes that run and have yet to load some.
 *
 * @returns {Promise<boolean>} whether there was anything to do
 * @throws Error for whatever the bundler warns of
 */
export async function pack() {
  const note = join(packed, 'packed-with.json');
  const before = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : { files: [] };
  const settings = settingsMark();
  const starters = Object.keys(mains).map((name) => `${name}.js`);
  if (before.settings === settings && starters.every((file) => existsSync(join(packed, file)))) return false;
  const draft = join(root, 'dist', `.packed-${process.pid}`);
  await packInto(draft);
  const files = readdirSync(draft);
  mkdirSync(packed, { recursive: true });
  const kept = new Set([...files, ...before.files]);
  for (const file of readdirSync(packed)) if (!kept.has(file)) rmSync(join(packed, file), { recursive: true });
  const inOrder = [...files.filter((file) => !starters.includes(file)), ...starters];
  for (const file of inOrder) renameSync(join(draft, file), join(packed, file));
  rmSync(draft, { recursive: true });
  writeFileSync(note, JSON.stringify({ settings, files }));
  return true;
}

/** What packed files depend on beside the sources: packages and the way of packing, as a fingerprint. */
function settingsMark() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'scripts/pack.mjs']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

async function packInto(folder) {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: Object.fromEntries(Object.keys(mains).map((name) => [name, `start:${name}`])),
    cwd: root,
    platform: 'node',
    external: [/^node:/, ...apart, ...absent],
    // What Node takes of packages that offer both: graphql must be there once.
    resolve: { mainFields: ['main'] },
    // package.json says what of ours the web may drop; here nothing is dropped.
    treeshake: {
      moduleSideEffects: [{ test: /[\\/]dist[\\/](apps|libs|prisma-free-schema)[\\/]/, sideEffects: true }],
    },
    plugins: [starts, hashes, places],
    onLog: complain,
  });
  await bundle.write({
    dir: folder,
    format: 'esm',
    // Names of classes are names of types in the schema.
    keepNames: true,
    // Lines stay lines: a stack trace, and the line that Node shows with it, must be readable.
    comments: false,
    minify: false,
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
}

/** The compiled code is kept beside the packed files, so that the next start does not compile again. */
const starts = {
  name: 'starts',
  resolveId: (id) => (id.startsWith('start:') ? id : undefined),
  load: (id) =>
    id.startsWith('start:')
      ? `import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
enableCompileCache(fileURLToPath(new URL('compiled', import.meta.url)));
await import(${JSON.stringify(join(root, mains[id.slice('start:'.length)]))});
flushCompileCache();`
      : undefined,
};

/** Packed, the server would not find Node's own hashes and would reckon the mark of each document in JavaScript. */
const hashAtOnce = `import { hash } from 'node:crypto';
export const createHash = (kind) => ({ update: (text) => ({ digest: (form) => hash(kind, text, form) }) });`;
const hashes = {
  name: 'hashes',
  resolveId: (id) => (id === '@apollo/utils.createhash' ? 'hashes-of-node' : undefined),
  load: (id) => (id === 'hashes-of-node' ? hashAtOnce : undefined),
};

/** Modules that ask where they are get the place of their own file, as if they had not been packed. */
const places = {
  name: 'places',
  transform: {
    filter: { id: /\.m?js$/, code: /import\.meta\.url/ },
    handler: (code, id) => {
      const place = JSON.stringify(relative(packed, id).replaceAll('\\', '/'));
      return { code: code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`), map: null };
    },
  },
};

/** Known and harmless: packages of others that evaluate text, and comments for other bundlers. */
const harmless = new Set(['EVAL', 'INVALID_ANNOTATION', 'COMMONJS_VARIABLE_IN_ESM']);

function complain(level, log) {
  if (level !== 'warn' || harmless.has(log.code)) return;
  throw new Error(`Packing the server: ${log.message}`);
}
