import { inverseDiagonal, reduceRightSide, ridgeOfQ, substituteBack } from './block-solve.js';
import { solveLanes, solveOne } from './conjugate-gradients.js';
import type { EliminationPlan } from './elimination-plan.js';
import type { NormalSolver, SolvePurpose } from './normal-solver.js';
import { RandomStream } from './random-stream.js';
import { LANES, reducedDiagonal, type ReducedSystem } from './reduced-product.js';

const PROBES = 2 * LANES;
const PROBE_SEED = 7;
const TOLERANCE = 1e-10;
/** In the first two steps, where the variances are still far off. */
const LOOSE = 1e-6;
/** For working variates: they only shape the step. */
const INFORMATION = 1e-5;
/** Factors of Q with no more levels than this get exact traces. */
const FEW_LEVELS = 16;

/**
 * Solves with S without forming it, and estimates traces from 16 fixed random signs (Hutchinson 1990): O(N) per product.
 * The signs are never redrawn, so the estimating equations stay smooth and the same for every run.
 */
export class MatrixFreeSolver implements NormalSolver {
  readonly method = 'matrix-free';
  readonly entries = 0;
  readonly sample = null;
  private system: ReducedSystem;
  private preconditioner: Float64Array;
  private factorings = 0;
  private readonly previous = new Map<string, Float64Array>();
  private readonly probes: Float64Array[];
  private readonly answers: Float64Array[];
  private readonly correction: Float64Array;

  constructor(private readonly plan: EliminationPlan) {
    const none = new Float64Array(0);
    this.system = { plan, dInverse: none, diagonal: none };
    this.preconditioner = none;
    const random = new RandomStream(PROBE_SEED);
    const signs = () => Float64Array.from({ length: plan.q * LANES }, () => random.sign());
    this.probes = Array.from({ length: PROBES / LANES }, signs);
    this.answers = this.probes.map((probe) => new Float64Array(probe.length));
    this.correction = new Float64Array(plan.levels.length);
  }

  /** From now on adds to its traces what they miss of these exact ones at the present variances. */
  correctTraces(exact: Float64Array): void {
    this.correction.fill(0);
    const own = this.traces();
    exact.forEach((trace, k) => {
      this.correction[k] = trace - own[k]!;
    });
  }

  factor(lambda: readonly number[]): void {
    const ridge = ridgeOfQ(this.plan, lambda);
    const diagonal = this.plan.sumQ.map((sum, j) => sum + ridge[j]!);
    this.system = { plan: this.plan, dInverse: inverseDiagonal(this.plan, lambda), diagonal };
    this.preconditioner = reducedDiagonal(this.system);
    this.factorings++;
  }

  logDeterminant(): null {
    return null;
  }

  solve(rhs: readonly Float64Array[], purpose: SolvePurpose): Float64Array[] {
    const tolerance = Math.max(this.tolerance(), purpose === 'information' ? INFORMATION : 0);
    return rhs.map((b, k) => {
      const reduced = reduceRightSide(this.plan, this.system.dInverse, b);
      const start = purpose === 'information' ? undefined : this.previous.get(`${purpose} ${k}`);
      const x = start ?? new Float64Array(this.plan.q);
      solveOne(this.system, this.preconditioner, reduced, x, tolerance);
      if (purpose !== 'information') this.previous.set(`${purpose} ${k}`, x);
      return substituteBack(this.plan, this.system.dInverse, b, x);
    });
  }

  traces(): Float64Array {
    this.solveProbes();
    const { plan } = this;
    return Float64Array.from(plan.levels, (levels, k) => {
      if (k === plan.eliminated) return this.correction[k]! + this.traceOfP();
      const start = plan.offset[k]! - plan.p;
      const trace = levels <= FEW_LEVELS ? this.exactTrace(start, levels) : this.probeTrace(start, levels);
      return this.correction[k]! + trace;
    });
  }

  /** (S^-1)_jj ~ 1 / S_jj, scaled to the estimated trace of its factor; the same for the eliminated factor. */
  diagonal(): Float64Array {
    const { plan, system } = this;
    const traces = this.traces();
    const own = this.preconditioner.map((d) => 1 / d);
    const diagonal = new Float64Array(plan.p + plan.q);
    diagonal.set(own, plan.p);
    for (let i = 0; i < plan.p; i++) {
      const d = system.dInverse[i]!;
      let form = 0;
      for (let t = plan.pointer[i]!; t < plan.pointer[i + 1]!; t++) form += plan.value[t]! ** 2 * own[plan.column[t]!]!;
      diagonal[i] = d + d * d * form;
    }
    plan.levels.forEach((levels, k) =>
      scaleTo(traces[k]!, diagonal.subarray(plan.offset[k]!, plan.offset[k]! + levels)),
    );
    return diagonal;
  }

  private tolerance(): number {
    return this.factorings <= 2 ? LOOSE : TOLERANCE;
  }

  private solveProbes(): void {
    this.probes.forEach((probe, block) => {
      solveLanes(this.system, this.preconditioner, probe, this.answers[block]!, this.tolerance());
    });
  }

  /** tr of a block of S^-1 ~ mean of z'x over the block. */
  private probeTrace(start: number, levels: number): number {
    let sum = 0;
    this.probes.forEach((probe, block) => {
      const answer = this.answers[block]!;
      for (let at = start * LANES; at < (start + levels) * LANES; at++) sum += probe[at]! * answer[at]!;
    });
    return sum / PROBES;
  }

  private exactTrace(start: number, levels: number): number {
    let sum = 0;
    for (let j = start; j < start + levels; j++) {
      const unit = new Float64Array(this.plan.q);
      unit[j] = 1;
      const x = new Float64Array(this.plan.q);
      solveOne(this.system, this.preconditioner, unit, x, this.tolerance());
      sum += x[j]!;
    }
    return sum;
  }

  /** sum 1 / D_i + mean of sum (k_i'x)(k_i'z) / D_i^2. */
  private traceOfP(): number {
    const { plan, system } = this;
    let sum = 0;
    let quadratic = 0;
    const kx = new Float64Array(LANES);
    const kz = new Float64Array(LANES);
    for (let i = 0; i < plan.p; i++) {
      const d = system.dInverse[i]!;
      sum += d;
      for (let block = 0; block < this.probes.length; block++) {
        kx.fill(0);
        kz.fill(0);
        for (let t = plan.pointer[i]!; t < plan.pointer[i + 1]!; t++) {
          addLanes(kx, this.answers[block]!, plan.column[t]! * LANES, plan.value[t]!);
          addLanes(kz, this.probes[block]!, plan.column[t]! * LANES, plan.value[t]!);
        }
        for (let c = 0; c < LANES; c++) quadratic += d * d * kx[c]! * kz[c]!;
      }
    }
    return sum + quadratic / PROBES;
  }
}

function addLanes(sums: Float64Array, x: Float64Array, at: number, factor: number): void {
  for (let c = 0; c < LANES; c++) sums[c]! += factor * x[at + c]!;
}

function scaleTo(total: number, part: Float64Array): void {
  const sum = part.reduce((s, v) => s + v, 0);
  if (sum > 0) for (let i = 0; i < part.length; i++) part[i]! *= total / sum;
}
