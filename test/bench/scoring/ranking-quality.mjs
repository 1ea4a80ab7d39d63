// How near each ranking comes to the simulated truth, how well intervals cover it, and how far pTop can be believed
// (goals A4 to A7).
import { score } from '#scoring';
import { makeCohort, scenarios } from './cohort.mjs';

/** One JSON line per scenario: means over `cohorts` cohorts, differences to level 0 with their standard errors. */
export function benchQuality({ cohorts, only }) {
  for (const [name, shape] of Object.entries(scenarios)) {
    if (!name.includes(only)) continue;
    const found = Array.from({ length: cohorts }, (_, k) => oneCohort(shape, 101 + k));
    console.log(JSON.stringify({ bench: 'quality', scenario: name, cohorts, ...summary(found) }));
  }
}

function oneCohort(shape, seed) {
  const { input, quality } = makeCohort(shape, seed);
  const position = new Map(input.applicationIds.map((id, i) => [id, i]));
  const plain = inInputOrder(score(input, { level: 0, seed }), position);
  const auto = inInputOrder(score(input, { level: 'auto', seed }), position);
  const values = {
    rawMean: plain.applications.map((a) => a.rawMean),
    zScore: meanZScores(input),
    level0: plain.applications.map((a) => a.blup),
    auto: auto.applications.map((a) => a.blup),
  };
  const top = Math.ceil(quality.length / 10);
  const best = new Set(bestOf(quality, top));
  return {
    level: auto.model.level,
    tau: mapped(values, (v) => kendallTau(v, quality)),
    precision: mapped(values, (v) => bestOf(v, top).filter((i) => best.has(i)).length / top),
    covered: { level0: coverage(plain, quality), auto: coverage(auto, quality) },
    chances: auto.applications.map((a, i) => [a.pTop, best.has(i) ? 1 : 0]),
    factor: auto.model.intervalFactor,
  };
}

function inInputOrder(result, position) {
  const applications = [];
  for (const a of result.applications) applications[position.get(a.id)] = a;
  return { ...result, applications };
}

/** Mean over an application's reviews of (score - mean) / SD of the reviewer. */
function meanZScores({ application, reviewer, score: scores, applicationIds, reviewerIds }) {
  const moments = reviewerIds.map(() => ({ n: 0, sum: 0, squares: 0 }));
  scores.forEach((y, r) => {
    const own = moments[reviewer[r]];
    own.n++;
    own.sum += y;
    own.squares += y * y;
  });
  const total = new Float64Array(applicationIds.length);
  const n = new Float64Array(applicationIds.length);
  scores.forEach((y, r) => {
    const own = moments[reviewer[r]];
    const mean = own.sum / own.n;
    const sd = Math.sqrt(Math.max(0, own.squares / own.n - mean * mean));
    total[application[r]] += sd > 0 ? (y - mean) / sd : 0;
    n[application[r]]++;
  });
  return Array.from(total, (sum, i) => sum / n[i]);
}

function coverage({ applications, model }, quality) {
  const inside = applications.filter(
    ({ interval90: [low, high] }, i) => quality[i] >= low - model.mu && quality[i] <= high - model.mu,
  );
  return inside.length / applications.length;
}

/** Kendall's tau-b, all pairs. */
export function kendallTau(x, y) {
  let [same, tiesX, tiesY, pairs] = [0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      const a = Math.sign(x[i] - x[j]);
      const b = Math.sign(y[i] - y[j]);
      same += a * b;
      if (a === 0) tiesX++;
      if (b === 0) tiesY++;
      pairs++;
    }
  }
  return same / Math.sqrt((pairs - tiesX) * (pairs - tiesY));
}

/** Indices of the `count` highest values, ties by index. */
export function bestOf(values, count) {
  return Array.from(values.keys())
    .sort((a, b) => values[b] - values[a] || a - b)
    .slice(0, count);
}

function summary(found) {
  const meanOf = (pick) => mean(found.map(pick));
  const methods = ['rawMean', 'zScore', 'level0', 'auto'];
  const gain = (measure) => {
    const differences = found.map((one) => one[measure].auto - one[measure].level0);
    const centre = mean(differences);
    const spread = Math.sqrt(mean(differences.map((d) => (d - centre) ** 2)) / Math.max(1, found.length - 1));
    return [round(centre), round(spread)];
  };
  const levels = {};
  for (const { level } of found) levels[level] = (levels[level] ?? 0) + 1;
  return {
    levels,
    tau: Object.fromEntries(methods.map((m) => [m, round(meanOf((one) => one.tau[m]))])),
    precisionTop10: Object.fromEntries(methods.map((m) => [m, round(meanOf((one) => one.precision[m]))])),
    tauGainAndSe: gain('tau'),
    precisionGainAndSe: gain('precision'),
    coverage90: { level0: round(meanOf((one) => one.covered.level0)), auto: round(meanOf((one) => one.covered.auto)) },
    intervalFactor: round(meanOf((one) => one.factor)),
    calibrationError: round(calibrationError(found.flatMap((one) => one.chances))),
  };
}

/** Expected calibration error over ten bins of pTop. */
function calibrationError(chances) {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, was: 0 }));
  for (const [said, was] of chances) {
    const bin = bins[Math.min(9, Math.floor(10 * said))];
    bin.said += said;
    bin.was += was;
  }
  return bins.reduce((sum, { said, was }) => sum + Math.abs(said - was), 0) / chances.length;
}

function mapped(values, map) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}

export function mean(values) {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

export function round(value) {
  return Math.round(1e4 * value) / 1e4;
}
