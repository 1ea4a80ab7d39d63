// npm start: builds what is stale, then becomes the launcher of one machine. With the word "unpacked" the server
// stays in single files, which npm run dev builds anew in a moment.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildOrEnd, root } from './build.mjs';

await buildOrEnd({ pack: !process.argv.includes('unpacked') });
await import(pathToFileURL(join(root, 'dist/apps/standalone/src/main.js')).href);
