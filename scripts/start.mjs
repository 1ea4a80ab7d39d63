// npm start: builds what is stale, then becomes the launcher of one machine.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildOrEnd, root } from './build.mjs';

await buildOrEnd();
await import(pathToFileURL(join(root, 'dist/apps/standalone/src/main.js')).href);
