import { NORMAL_95, WIDEST } from './interval-factor.js';
import type { Standardisation } from './mixed-model.js';
import type { RandomStream } from './random-stream.js';
import type { ScaleNoiseData } from './scale-noise-model.js';
import type { ScaleNoiseSummary } from './scale-noise-posterior.js';
import { roundToGrid, type ScoreGrid, scoreGrid } from './score-grid.js';

const MOST_RATIOS = 200_000;

/**
 * How much wider than normal the uncertainty is: 90 % quantile over 1.6449 of |draw - mean| / SD in the posterior, times
 * the same quantile when cohorts drawn from the fit are rounded and clamped like the scores; within 1..1.25.
 */
export function posteriorWidth(
  found: ScaleNoiseSummary,
  random: RandomStream,
  data: ScaleNoiseData,
  scale: Standardisation,
  score: Float64Array,
): number {
  const posterior = found.draws.length === 0 ? 1 : quantile90(posteriorRatios(found)) / NORMAL_95;
  const grid = scoreGrid(score);
  const rounding = grid === null ? 1 : quantile90(roundingRatios(found, data, scale, grid, random)) / NORMAL_95;
  return Math.min(WIDEST, Math.max(1, posterior * rounding));
}

function quantile90(ratios: Float64Array): number {
  return ratios.sort()[Math.ceil(0.9 * ratios.length) - 1]!;
}

function posteriorRatios({ draws, quality, qualitySd }: ScaleNoiseSummary): Float64Array {
  const every = Math.max(1, Math.ceil((draws.length * quality.length) / MOST_RATIOS));
  const ratios: number[] = [];
  for (let d = 0; d < draws.length; d += every) {
    const draw = draws[d]!;
    for (let i = 0; i < quality.length; i++) ratios.push(Math.abs(draw[i]! - quality[i]!) / qualitySd[i]!);
  }
  return Float64Array.from(ratios);
}

/**
 * |q - E q| / SD q for cohorts from the fit whose scores were rounded to the grid, reviewers being known. The fitted
 * noise already holds that of rounding, step^2 / 12 (Sheppard), which is therefore taken off before rounding again.
 */
function roundingRatios(
  found: ScaleNoiseSummary,
  data: ScaleNoiseData,
  scale: Standardisation,
  grid: ScoreGrid,
  random: RandomStream,
): Float64Array {
  const { applications } = data;
  const replicates = Math.max(2, Math.round(20_000 / applications));
  const s0 = Math.sqrt(found.variances.application);
  const sheppard = (grid.step / scale.unit) ** 2 / 12;
  const ratios = new Float64Array(replicates * applications);
  const q = new Float64Array(applications);
  const precision = new Float64Array(applications);
  const sum = new Float64Array(applications);
  for (let replicate = 0; replicate < replicates; replicate++) {
    random.fillNormal(q);
    precision.fill(1);
    sum.fill(0);
    for (let r = 0; r < data.y.length; r++) {
      const j = data.reviewer[r]!;
      const i = data.application[r]!;
      const b = found.mu + found.leniency[j]!;
      const s = found.scale[j]! * s0;
      const sd = found.noise[j]! / Math.sqrt(data.weight[r]!);
      const y = b + s * q[i]! + Math.sqrt(Math.max(0.05 * sd * sd, sd * sd - sheppard)) * random.normal();
      const rounded = (roundToGrid(grid, scale.centre + y * scale.unit) - scale.centre) / scale.unit;
      precision[i]! += (s * s) / (sd * sd);
      sum[i]! += (s * (rounded - b)) / (sd * sd);
    }
    for (let i = 0; i < applications; i++) {
      const mean = sum[i]! / precision[i]!;
      ratios[replicate * applications + i] = Math.abs(q[i]! - mean) * Math.sqrt(precision[i]!);
    }
  }
  return ratios;
}
