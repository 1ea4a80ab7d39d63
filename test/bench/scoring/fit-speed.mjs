// Processor time of fit, BLUPs and exact SDs beside lme4 on the same data, the two sides alternating (goals A1 to A3).
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCohort, plain, toCsv } from './cohort.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const SEED = 7;

/** `goal` = largest allowed ratio of our warm time to that of lme4; `lme4` says what is timed there. */
export const speedCases = [
  { name: '500 x 60 x 4', shape: plain, rounds: 5, warmUps: 3, lme4: 'all', goal: 1 / 6 },
  {
    name: '5,000 x 400 x 3',
    shape: { ...plain, applications: 5000, reviewers: 400, reviews: 3 },
    rounds: 5,
    warmUps: 3,
    lme4: 'all',
    goal: 1 / 13,
  },
  {
    name: '1,100 x 3,000, 25 reviews a reviewer',
    shape: { ...plain, applications: 1100, reviewers: 3000, reviews: 68 },
    rounds: 3,
    warmUps: 1,
    lme4: 'all',
    goal: 1 / 2.5,
  },
  {
    name: 'thin: 1,100 x 1,800 x 4',
    shape: { ...plain, applications: 1100, reviewers: 1800, reviews: 4 },
    rounds: 5,
    warmUps: 3,
    lme4: 'all',
    goal: 1 / 2.4,
  },
  {
    name: '50,000 x 3,000 x 3',
    shape: { ...plain, applications: 50_000, reviewers: 3000, reviews: 3 },
    rounds: 1,
    warmUps: 1,
    lme4: 'fit',
    goal: 1 / 2.5,
    previewGoal: 1 / 50,
    large: true,
  },
];

/** One JSON line per case; without R ours alone, and a line that says so. */
export function benchSpeed({ large, only }) {
  const withR = hasLme4();
  if (!withR) console.log('skip: lme4 not installed');
  const folder = mkdtempSync(join(tmpdir(), 'semai-bench-'));
  try {
    const chosen = speedCases.filter((one) => (large || !one.large) && one.name.includes(only));
    for (const one of chosen) console.log(JSON.stringify(runCase(one, folder, withR)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runCase(one, folder, withR) {
  const file = join(folder, 'cohort.csv');
  const cohort = makeCohort(one.shape, SEED);
  writeFileSync(file, toCsv(cohort));
  const ours = [];
  const theirs = [];
  for (let round = 0; round < one.rounds; round++) {
    if (withR) theirs.push(runLme4(file, one.lme4));
    ours.push(runEngine(one.shape, one.warmUps, false));
  }
  const preview = one.previewGoal ? runEngine(one.shape, one.warmUps, true) : null;
  const line = { bench: 'fit', case: one.name, rows: cohort.input.score.length, rounds: one.rounds, ...timesOf(ours) };
  if (preview) Object.assign(line, { previewColdMs: round1(preview.cold), previewWarmMs: round1(preview.warm) });
  return withR ? { ...line, ...comparison(one, ours, theirs, preview) } : line;
}

function timesOf(ours) {
  const [{ method, iterations, peakRssMb }] = ours;
  return {
    method,
    iterations,
    coldMs: round1(median(ours.map(({ cold }) => cold))),
    warmMs: round1(median(ours.map(({ warm }) => warm))),
    peakRssMb: Math.round(peakRssMb),
  };
}

function comparison(one, ours, theirs, preview) {
  const lme4Ms = median(theirs.map(({ fit, ranef }) => 1000 * (fit + (ranef ?? 0))));
  const warm = median(ours.map(({ warm }) => warm));
  const cold = median(ours.map(({ cold }) => cold));
  const [mine] = ours;
  const [other] = theirs;
  const relative = (found) =>
    Math.max(...['application', 'reviewer', 'residual'].map((part) => Math.abs(found[part] / other[part] - 1)));
  return {
    lme4: `${other.version} ${one.lme4 === 'all' ? 'lmer + ranef' : 'lmer'}`,
    lme4Ms: round1(lme4Ms),
    timesFasterWarm: round1(lme4Ms / warm),
    timesFasterCold: round1(lme4Ms / cold),
    goal: `1/${round1(1 / one.goal)}`,
    reached: warm <= one.goal * lme4Ms,
    criterionBelowLme4: other.criterion - mine.criterion,
    variancesRelative: relative(mine),
    ...(preview
      ? {
          previewTimesFaster: round1(lme4Ms / preview.warm),
          previewReached: preview.warm <= one.previewGoal * lme4Ms,
          previewVariancesFromExact: Math.max(
            ...['application', 'reviewer', 'residual'].map((part) => Math.abs(preview[part] / mine[part] - 1)),
          ),
        }
      : {}),
  };
}

function hasLme4() {
  const probe = spawnSync('Rscript', ['-e', 'quit(status = !requireNamespace("lme4", quietly = TRUE))']);
  return probe.status === 0;
}

function runLme4(file, mode) {
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1' };
  return JSON.parse(execFileSync('Rscript', [here('lme4-fit.R'), file, mode], { env, encoding: 'utf8' }));
}

function runEngine(shape, warmUps, preview) {
  const words = [here('engine-fit.mjs'), JSON.stringify(shape), String(SEED), String(warmUps)];
  if (preview) words.push('preview');
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 2 ** 26 }));
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function round1(value) {
  return Math.round(10 * value) / 10;
}
