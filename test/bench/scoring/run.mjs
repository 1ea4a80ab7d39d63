// npm run bench:scoring [-- fit quality allocation oracle --cohorts N --large --only TEXT]
// One JSON line per case. `--large` adds 50,000 x 3,000 x 3, which takes lme4 many minutes; `--only` keeps the cases
// of `fit` and `quality` whose name contains the text.
import { parseArgs } from 'node:util';
import { build, serverIsFresh } from '../../../scripts/build.mjs';

const { values, positionals } = parseArgs({
  options: {
    cohorts: { type: 'string', default: '20' },
    large: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
  allowPositionals: true,
});
const parts = positionals.length > 0 ? positionals : ['fit', 'quality', 'allocation'];
const settings = { cohorts: Number(values.cohorts), large: values.large, only: values.only };

if (!serverIsFresh()) await build({ web: false, pack: false });
for (const part of parts) {
  if (part === 'fit') (await import('./fit-speed.mjs')).benchSpeed(settings);
  else if (part === 'quality') (await import('./ranking-quality.mjs')).benchQuality(settings);
  else if (part === 'allocation') (await import('./adaptive-allocation.mjs')).benchAllocation(settings);
  else if (part === 'oracle') (await import('./silo-oracle.mjs')).benchOracle(settings);
  else throw new Error(`unknown part "${part}": fit, quality, allocation or oracle`);
}
