// npm start: builds what is stale, then becomes the launcher of one machine.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './build.mjs';

await build();
await import(pathToFileURL(join(root, 'dist/apps/standalone/src/main.js')).href);
