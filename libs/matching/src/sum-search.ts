import { BigSum } from './big-sum.js';
import type { MatchInstance } from './instance.js';
import type { MatchHooks, MatchOptions } from './options.js';
import { buildProblem, type Problem } from './problem.js';
import { repair } from './repair.js';
import { solveMaster, type MasterColumn } from './small-lp.js';
import { improve, openNetwork, reprice } from './sift.js';
import { extract } from './solve.js';
import type { Network } from './start.js';
import { boundAt } from './sum-bound.js';
import { rowSum, shortRows, sumProblem, type SumProblem } from './sum-problem.js';

/** Multipliers are counted in 1/4096 and end at 64. */
const STEPS = 4096;
const LARGEST_STEP = 64 * STEPS;
/** Flows without a better bound or match after which one search ends. */
const PATIENCE = 80;
const SMALL = 50_000;

/** Flows that may still be computed; shared by all searches for one floor. */
export interface FlowBudget {
  flows: number;
}

/** What the search for sums >= floor knows in the end. */
export interface SumOutcome {
  problem: Problem;
  /** The best match found that meets the floor everywhere; null = none found. */
  best: { chosen: Uint8Array; objective: bigint } | null;
  /** The prices of the best bound. */
  price: Float64Array;
  pivots: number;
  bytes: number;
  /** No match that meets the floor has a larger objective; null = not known. */
  bound: bigint | null;
  /** Proven: no match meets the floor. */
  impossible: boolean;
  /** A row (canonical) and an arc to branch on; null = nothing left to decide. */
  branch: { row: number; arc: number } | null;
}

/**
 * Largest total among the matches in which every application's affinities sum to at least `floor`. Multipliers mu_i >= 0
 * on the sums make the weights (1 + mu_i) w; each step is the same flow from the last tree. Short rows are repaired by
 * the cheapest ways; the prices bound what is possible (`sum-bound.ts`); the next multipliers come from the best mixture
 * of the flows seen so far (Dantzig-Wolfe master), half way from the best ones.
 */
export function searchSums(
  instance: MatchInstance,
  options: MatchOptions,
  floor: number,
  budget: FlowBudget,
  hooks: MatchHooks | undefined,
): SumOutcome {
  const search = new SumSearch(sumProblem(instance, buildProblem(instance, options), floor), hooks);
  while (budget.flows-- > 0 && hooks?.deadline?.() !== true && search.step());
  return search.outcome();
}

class SumSearch {
  private readonly network: Network;
  private readonly steps: Int32Array;
  private best: { chosen: Uint8Array; objective: bigint } | null = null;
  private bound: bigint | null = null;
  private price: Float64Array;
  private impossible = false;
  private last: Uint8Array | null = null;
  private idle = 0;
  /** Rows that were ever short, and the sums of all rows in each flow. */
  private readonly active: number[] = [];
  private readonly flows: { gain: number; sums: Float64Array }[] = [];
  private bestSteps: Int32Array;

  constructor(
    private readonly sums: SumProblem,
    private readonly hooks: MatchHooks | undefined,
  ) {
    const { problem } = sums;
    this.steps = new Int32Array(problem.n);
    this.bestSteps = this.steps;
    this.price = new Float64Array(problem.m);
    const artificial = problem.artificial * 4 * (LARGEST_STEP / STEPS);
    this.network = openNetwork({ ...problem, value: new Float64Array(problem.value), artificial });
  }

  /** One flow at the present multipliers; false when there is nothing more to gain. */
  step(): boolean {
    const { finished } = improve(this.network, this.hooks);
    const read = extract(this.network.problem, this.network.tree, finished);
    const bound = read.feasible && finished ? boundAt(this.sums, read.price) : null;
    if (bound === null) {
      this.impossible = finished;
      return false;
    }
    this.idle++;
    if (this.bound === null || bound < this.bound) {
      [this.bound, this.price, this.bestSteps] = [bound, read.price, this.steps.slice()];
      this.idle = 0;
    }
    this.last = read.chosen;
    const short = shortRows(this.sums, read.chosen);
    const met =
      short.length === 0 ? read.chosen : this.worthRepair() ? repair(this.sums, read.chosen, read.price) : null;
    if (met) this.consider(met);
    if (this.isClosed() || this.idle >= PATIENCE) return false;
    this.remember(read.chosen, short);
    return this.active.length > 0 && this.moveOn();
  }

  outcome(): SumOutcome {
    const { pivots, bytes } = this.network.tree;
    const known = { problem: this.sums.problem, price: this.price, pivots, bytes };
    if (this.impossible) return { ...known, best: null, bound: null, impossible: true, branch: null };
    const branch = this.isClosed() ? null : this.branch();
    return { ...known, best: this.best, bound: this.bound, impossible: false, branch };
  }

  /** Repairs cost more than a flow on large instances: only the first ones. */
  private worthRepair(): boolean {
    return this.sums.problem.col.length <= SMALL || this.flows.length < 2;
  }

  private isClosed(): boolean {
    return this.best !== null && this.bound !== null && this.best.objective >= this.bound;
  }

  private consider(chosen: Uint8Array): void {
    const { value, pinnedValue } = this.sums.problem;
    const sum = new BigSum();
    for (let a = 0; a < value.length; a++) if (chosen[a] === 1) sum.add(value[a]!);
    for (const pinned of pinnedValue) sum.add(pinned);
    if (this.best && sum.value <= this.best.objective) return;
    this.best = { chosen, objective: sum.value };
    this.idle = 0;
    this.remember(chosen, []);
  }

  private remember(chosen: Uint8Array, short: readonly number[]): void {
    const { problem } = this.sums;
    for (const row of short) if (!this.active.includes(row)) this.active.push(row);
    const sums = new Float64Array(problem.n);
    for (let row = 0; row < problem.n; row++) sums[row] = rowSum(this.sums, row, chosen);
    let gain = 0;
    for (let a = 0; a < chosen.length; a++) if (chosen[a] === 1) gain += problem.value[a]!;
    this.flows.push({ gain, sums });
  }

  /** The next multipliers: half way between the best ones so far and those of the best mixture. */
  private moveOn(): boolean {
    const scale = Math.max(...this.active.map((row) => Math.abs(this.sums.rest[row]!)), 1);
    const columns: MasterColumn[] = this.flows.map(({ gain, sums }) => ({
      gain: gain / scale,
      rows: Float64Array.from(this.active, (row) => (this.sums.rest[row]! - sums[row]!) / scale),
    }));
    const { multipliers } = solveMaster(
      columns,
      new Float64Array(this.active.length),
      new Float64Array(this.active.length).fill(LARGEST_STEP / STEPS),
    );
    const wanted = Array.from(multipliers, (mu) => Math.min(Math.round(mu * STEPS), LARGEST_STEP));
    const halfWay = wanted.map((step, at) => Math.ceil((step + this.bestSteps[this.active[at]!]!) / 2));
    const moved = (this.idle <= PATIENCE / 4 && this.setSteps(halfWay)) || this.setSteps(wanted);
    if (moved) reprice(this.network);
    return moved;
  }

  /** Sets the multipliers of the active rows; false when nothing changes. */
  private setSteps(steps: readonly number[]): boolean {
    let changed = false;
    this.active.forEach((row, at) => {
      if (steps[at] === this.steps[row]) return;
      this.setStep(row, steps[at]!);
      changed = true;
    });
    return changed;
  }

  private setStep(row: number, step: number): void {
    const { value } = this.network.problem;
    const { problem, affinity } = this.sums;
    this.steps[row] = step;
    for (let a = problem.rowPtr[row]!; a < problem.rowPtr[row + 1]!; a++) {
      value[a] = problem.value[a]! + Math.floor((step * affinity[a]!) / STEPS);
    }
  }

  /** The lightest chosen arc of the row that falls shortest, or else of the row with the largest multiplier. */
  private branch(): SumOutcome['branch'] {
    const chosen = this.last;
    if (!chosen) return null;
    const { problem, affinity, rest } = this.sums;
    const missing = (row: number): number => rest[row]! - rowSum(this.sums, row, chosen);
    const worst = shortRows(this.sums, chosen).toSorted((a, b) => missing(b) - missing(a) || a - b)[0];
    const row = worst ?? this.steps.indexOf(this.steps.reduce((most, step) => Math.max(most, step), 1));
    let lightest = -1;
    for (let a = problem.rowPtr[row] ?? 0; a < (problem.rowPtr[row + 1] ?? 0); a++) {
      if (chosen[a] === 1 && (lightest < 0 || affinity[a]! < affinity[lightest]!)) lightest = a;
    }
    return lightest < 0 ? null : { row, arc: lightest };
  }
}
