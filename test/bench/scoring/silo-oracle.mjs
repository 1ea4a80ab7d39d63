// What bounds the gain of level 1 where tracks are silos (goal A5): beside level 1 with estimated variances stand level 1
// with the true ones, and level 0 on scores from which the tracks' true leniency was taken.
import { score } from '#scoring';
import { makeCohort, scenarios } from './cohort.mjs';
import { bestOf, mean, round } from './ranking-quality.mjs';

const shape = scenarios['thin silo'];
const top = Math.ceil(shape.applications / 10);
/** Rounding to whole scores adds a twelfth to the residual. */
const truth = {
  application: shape.qualitySd ** 2,
  reviewer: shape.leniencySd ** 2,
  track: shape.trackSd ** 2,
  residual: shape.noiseSd ** 2 + 1 / 12,
};

/** One JSON line: gains in precision of the best tenth over level 0, each with its standard error. */
export function benchOracle({ cohorts }) {
  const found = Array.from({ length: cohorts }, (_, k) => oneCohort(101 + k));
  const gain = (key) => {
    const differences = found.map((one) => one[key] - one.level0);
    const centre = mean(differences);
    const spread = Math.sqrt(mean(differences.map((d) => (d - centre) ** 2)) / Math.max(1, cohorts - 1));
    return [round(centre), round(spread)];
  };
  const gains = { level1: gain('level1'), trueVariances: gain('trueVariances'), tracksKnown: gain('tracksKnown') };
  const level0 = round(mean(found.map((one) => one.level0)));
  console.log(JSON.stringify({ bench: 'oracle', scenario: 'thin silo', cohorts, precisionLevel0: level0, ...gains }));
}

function oneCohort(seed) {
  const { input, quality, reviewers } = makeCohort(shape, seed);
  const best = new Set(bestOf(quality, top));
  const position = new Map(input.applicationIds.map((id, i) => [id, i]));
  const precision = (of, options) => {
    const blup = [];
    for (const one of score(of, { draws: 1, ...options }).applications) blup[position.get(one.id)] = one.blup;
    return bestOf(blup, top).filter((i) => best.has(i)).length / top;
  };
  const common = Array.from({ length: shape.tracks }, (_, t) =>
    mean(reviewers.filter(({ track }) => track === t).map(({ leniency }) => leniency)),
  );
  const fair = Float64Array.from(input.score, (y, r) => y - common[reviewers[input.reviewer[r]].track]);
  return {
    level0: precision(input, { level: 0 }),
    level1: precision(input, { level: 1 }),
    trueVariances: precision(input, { level: 1, variances: truth }),
    tracksKnown: precision({ ...input, score: fair }, { level: 0 }),
  };
}
