// Writes what is generated and committed: the GraphQL schema and the types the web reads from it. With --check
// it writes nothing and says what differs; then the migration snapshot is compared with the entities as well.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildOrEnd, root } from './build.mjs';

const schemaFile = 'apps/api/schema.gql';
const storedDocuments = 'apps/api/src/graphql/stored-documents.json';
const clientTypes = 'apps/web/src/graphql/introspection.d.ts';
const fromDist = (file) => import(pathToFileURL(join(root, 'dist', file)).href);

/** What is generated: file, how its text is made, and what cures a difference. */
export const generated = [
  {
    name: 'schema.gql',
    file: schemaFile,
    make: async () => (await fromDist('apps/api/src/schema-file.js')).printSchemaFile(),
  },
  { name: 'client types', file: clientTypes, make: makeClientTypes },
  { name: 'stored documents', file: storedDocuments, make: makeStoredDocuments },
];

/** @returns {Promise<string>} empty when entities and migration snapshot agree, else what to do */
export async function snapshotDrift() {
  const { MikroORM } = await import('@mikro-orm/postgresql');
  const { default: options } = await fromDist('prisma-free-schema/mikro-orm.config.js');
  const orm = await MikroORM.init({ ...options, clientUrl: 'postgresql://127.0.0.1/semai' });
  try {
    const differs = await orm.migrator.checkSchema();
    return differs ? 'Entities and migrations differ. Run: npm run migrate:create -- <name>' : '';
  } finally {
    await orm.close();
  }
}

/** @returns {Promise<string>} empty when the committed file is what would be generated now */
export async function drift({ file, make }) {
  const committed = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
  return committed === (await make()) ? '' : `${file} is not what its sources make. Run: npm run generate`;
}

/** The documents of the pages by their hashes: what a browser may ask where only stored documents are answered. */
async function makeStoredDocuments() {
  const { storedDocuments: read } = await import('../apps/web/stored-documents.ts');
  return `${JSON.stringify(read(join(root, 'apps/web/src')), null, 2)}\n`;
}

function makeClientTypes() {
  const folder = mkdtempSync(join(tmpdir(), 'semai-types-'));
  const output = join(folder, 'introspection.d.ts');
  try {
    const tada = join(root, 'node_modules/gql.tada/bin/cli.js');
    const words = [tada, 'generate-output', '--tsconfig', 'apps/web/tsconfig.json', '--output', output];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stdout + stderr);
    return readFileSync(output, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildOrEnd({ web: false, pack: false });
  const isCheck = process.argv.includes('--check');
  for (const part of generated) {
    if (!isCheck) writeFileSync(join(root, part.file), await part.make());
    const problem = await drift(part);
    console.log(problem || `${part.file} is current.`);
    if (problem) process.exitCode = 1;
  }
  const problem = await snapshotDrift();
  console.log(problem || 'The migration snapshot is current.');
  if (problem && isCheck) process.exitCode = 1;
}
