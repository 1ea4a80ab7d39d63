// npm run bench:matching [-- solve fairness rematch quotas office infeasible --repetitions R --large --only TEXT]
// One JSON line per case, each goal of the design met or MISSED; processor time of one thread, medians. Each case in its
// own process. Needs g++ and liblemon-dev for the other side of `solve`
// (LEMON_INCLUDE names the headers where they are not in the system); `--large` adds 100,000 x 10,000.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, serverIsFresh } from '../../../scripts/build.mjs';
import { solves } from './cases.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const others = ['fairness', 'rematch', 'quotas', 'office', 'infeasible'];
const { values, positionals } = parseArgs({
  options: {
    repetitions: { type: 'string', default: '5' },
    large: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
  allowPositionals: true,
});
const parts = positionals.length > 0 ? positionals : ['solve', ...others];

if (!serverIsFresh()) await build({ web: false, pack: false });
for (const part of parts) {
  if (part === 'solve') benchSolves();
  else if (others.includes(part)) start('more-speed.mjs', part);
  else throw new Error(`unknown part "${part}": solve, ${others.join(', ')}`);
}

function benchSolves() {
  solves.forEach(({ name, large }, index) => {
    if (name.includes(values.only) && (values.large || !large)) start('solve-speed.mjs', String(index));
  });
}

function start(program, what) {
  const words = ['--max-old-space-size=6000', join(here, program), what, values.repetitions];
  const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
