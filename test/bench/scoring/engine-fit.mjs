// Processor time of the engine on one cohort: node engine-fit.mjs SHAPE-AS-JSON SEED WARM-UPS [preview]
// Prints one JSON object: milliseconds of the fit (variances, BLUPs, exact SDs), first call and after the warm-ups.
import { score } from '#scoring';
import { makeCohort } from './cohort.mjs';

const [shape, seed, warmUps, preview] = process.argv.slice(2);
const { input } = makeCohort(JSON.parse(shape), Number(seed));
const cold = timedFit();
for (let k = 1; k < Number(warmUps); k++) timedFit();
const warm = Number(warmUps) > 0 ? timedFit() : null;
const { model } = cold;
console.log(
  JSON.stringify({
    cold: cold.ms,
    warm: warm ? warm.ms : null,
    criterion: model.remlCriterion,
    ...model.variances,
    method: model.method,
    iterations: model.iterations,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  }),
);

function timedFit() {
  const now = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let began = 0;
  let ms = 0;
  const stage = (name) => {
    if (name === 'fit') began = now();
    if (name === 'intervals') ms = now() - began;
  };
  const hooks = { aborted: () => false, progress: () => undefined, stage };
  const { model } = score(input, { level: 0, draws: 1, preview: preview === 'preview' }, hooks);
  return { ms, model };
}
