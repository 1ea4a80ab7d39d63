// npm run migrate:create -- <name>: compares the entities with the migration snapshot, writes the difference as a
// new migration and lists it. Read its SQL before you commit it.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildOrEnd, root } from './build.mjs';

const folder = join(root, 'prisma-free-schema', 'migrations');
const [name] = process.argv.slice(2);

if (!/^[a-z][a-z0-9_]*$/.test(name ?? '')) {
  console.error('Name the migration in small letters: npm run migrate:create -- application_score');
  process.exit(2);
}
await buildOrEnd({ web: false, pack: false });
const { MikroORM } = await import('@mikro-orm/postgresql');
const { default: options } = await import(
  pathToFileURL(join(root, 'dist/prisma-free-schema/mikro-orm.config.js')).href
);
const orm = await MikroORM.init({ ...options, clientUrl: 'postgresql://127.0.0.1/semai' });
const { fileName } = await orm.migrator.create(undefined, false, false, name);
await orm.close();
if (fileName === '') console.log('Entities and migrations agree: nothing to write.');
else {
  listMigrations();
  console.log(`Wrote prisma-free-schema/migrations/${fileName}. Read its SQL, then run npm run generate.`);
}

function listMigrations() {
  const names = readdirSync(folder)
    .filter((file) => /^Migration\d+.*\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .toSorted();
  const lines = [
    ...names.map((one) => `import { ${one} } from './${one}.js';`),
    '',
    '/** Every migration, oldest first; a file that is not listed here does not exist. */',
    'export const migrations = [',
    ...names.map((one) => `  ${one},`),
    '];',
    '',
  ];
  writeFileSync(join(folder, 'index.ts'), lines.join('\n'));
}
