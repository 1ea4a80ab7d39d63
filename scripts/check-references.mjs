// npm run check:references: sets both engines beside reference answers, one after the other, and prints how far apart
// they are. Where the data are missing each says so and counts as agreeing.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './build.mjs';

for (const engine of ['scoring', 'matching']) {
  console.log(`${engine}:`);
  const program = join(root, 'scripts', `check-references-${engine}.mjs`);
  const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
