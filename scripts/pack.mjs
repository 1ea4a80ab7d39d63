// Packs what the api and the worker load into a few files: a start then reads fifty of them instead of four thousand.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Where the packed api and worker lie. They are there only when they are what the sources make. */
export const packed = join(root, 'dist/apps/packed');

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

/** What packed files depend on beside the sources: packages and the way of packing, as a fingerprint. */
export function packSettings() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'scripts/pack.mjs']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/**
 * @param {string} draft folder beside the packed one, to be moved into its place
 * @throws Error for whatever the bundler warns of
 */
export async function packInto(draft) {
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
    plugins: [starts, places],
    onLog: complain,
  });
  await bundle.write({
    dir: draft,
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
