// npm run dev: the product as npm start runs it, with the server built again and renewed whenever a source changes,
// and the web served by Vite with its own quick reload.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { build, buildOrEnd, root } from './build.mjs';

const quietMs = 150;

await buildOrEnd({ pack: false });
const launcher = spawn(process.execPath, ['scripts/start.mjs', 'unpacked'], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--config', 'apps/web/vite.config.ts'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
launcher.once('exit', (code) => {
  vite.kill();
  process.exit(code ?? 1);
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => launcher.kill(name));

let waiting;
for (const folder of ['apps', 'libs', 'prisma-free-schema'].filter((name) => existsSync(join(root, name))))
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.ts') && !file?.endsWith('.json')) return;
    clearTimeout(waiting);
    waiting = setTimeout(renew, quietMs);
  });

/** A source that does not compile leaves the running product as it is. */
async function renew() {
  try {
    if (await build({ web: false, pack: false })) launcher.send('renew');
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
  }
}
