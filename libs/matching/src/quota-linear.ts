import { bestCandidates } from './candidates.js';
import type { LinearAnswer, LinearSolver } from './linear-solver.js';
import type { Problem } from './problem.js';
import type { QuotaSet } from './quota-groups.js';
import { QuotaProgram } from './quota-program.js';

/** A match found through the linear solver, in the order of the problem. */
export interface LinearMatch {
  chosen: Uint8Array;
  /** Integer price of each judge, from the duals. */
  price: Float64Array;
  /** The solver says that nothing better exists; false = the best found in time. */
  proven: boolean;
}

/** Best arcs of each row to begin with, and as many of each set with a minimum. */
const CANDIDATES = 15;
const OF_EACH_SET = 4;
/** Larger programs are left alone. */
const MOST_ARCS = 50_000;
/** Larger values lose their units in floating point. */
const LARGEST_VALUE = 2 ** 40;
const ROUNDS = 12;
const TINY = 1e-6;

/**
 * Crossing quotas as a linear program over the promising arcs: all other arcs are priced by its duals, those that would
 * improve are added, and it is solved again; whole numbers are asked for only when the optimum is fractional. Null = the
 * solver could not help (too large, out of time); 'impossible' = it finds that no match meets the quotas.
 */
export function solveLinear(
  problem: Problem,
  sets: readonly QuotaSet[],
  price: Float64Array,
  solver: LinearSolver,
): LinearMatch | 'impossible' | null {
  if (problem.artificial > LARGEST_VALUE) return null;
  const search = new LinearSearch(problem, sets, solver);
  search.begin(price);
  return search.run();
}

class LinearSearch {
  private readonly program: QuotaProgram;
  private readonly used: Uint8Array;
  private arcs = 0;

  constructor(
    private readonly problem: Problem,
    private readonly sets: readonly QuotaSet[],
    private readonly solver: LinearSolver,
  ) {
    this.program = new QuotaProgram(problem, sets);
    this.used = new Uint8Array(problem.col.length);
  }

  begin(price: Float64Array): void {
    for (const arc of bestCandidates(this.problem, CANDIDATES, price).arc) this.use(arc);
    for (const { member, applies, min } of this.sets) {
      if (min === 0) continue;
      const inside = price.map((p, j) => (member[j] === 1 ? p : Infinity));
      const need = this.problem.need.map((seats, i) => (applies[i] === 1 ? seats : 0));
      const best = bestCandidates({ ...this.problem, need }, Math.max(OF_EACH_SET, 2 * min), inside);
      for (const arc of best.arc) if (member[this.problem.col[arc]!] === 1) this.use(arc);
    }
  }

  run(): LinearMatch | 'impossible' | null {
    for (let round = 0; round < ROUNDS && this.arcs <= MOST_ARCS; round++) {
      const answer = this.solver(this.program.text(this.used, false));
      if (answer.status === 'impossible') {
        if (this.arcs === this.used.length) return 'impossible';
        this.used.forEach((_, arc) => this.use(arc));
        continue;
      }
      if (answer.status !== 'optimal') return null;
      if (this.addAbove(answer, TINY * this.largest()) > 0) continue;
      const chosen = this.wholeChoice(answer);
      return chosen ? { chosen, price: this.prices(answer), proven: true } : this.runWhole(answer);
    }
    return null;
  }

  /** Whole numbers over the arcs in use; arcs that could still beat the result are added once. */
  private runWhole(relaxed: LinearAnswer): LinearMatch | 'impossible' | null {
    const price = this.prices(relaxed);
    const limit = this.worth(relaxed);
    for (;;) {
      const answer = this.solver(this.program.text(this.used, true));
      const chosen = this.wholeChoice(answer);
      if (!chosen) {
        if (answer.status !== 'impossible') return null;
        if (this.arcs === this.used.length) return 'impossible';
        this.used.forEach((_, arc) => this.use(arc));
        if (this.arcs > MOST_ARCS) return null;
        continue;
      }
      if (answer.status !== 'optimal') return { chosen, price, proven: false };
      const room = limit - this.worth(answer) + 1;
      if (this.addAbove(relaxed, -room) === 0) return { chosen, price, proven: true };
      if (this.arcs > MOST_ARCS) return { chosen, price, proven: false };
    }
  }

  private use(arc: number): boolean {
    if (this.used[arc] === 1) return false;
    this.used[arc] = 1;
    this.arcs++;
    return true;
  }

  /** Takes in every arc whose value exceeds its duals by more than `threshold`; returns how many. */
  private addAbove({ duals }: LinearAnswer, threshold: number): number {
    const { n, rowPtr, need } = this.problem;
    let added = 0;
    for (let i = 0; i < n; i++) {
      if (need[i] === 0) continue;
      for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) {
        if (this.used[a] === 0 && this.program.reducedValue(i, a, duals) > threshold && this.use(a)) added++;
      }
    }
    return added;
  }

  private largest(): number {
    const { value } = this.problem;
    let most = 1;
    for (let a = 0; a < value.length; a++) if (value[a]! > most) most = value[a]!;
    return most;
  }

  private worth({ values }: LinearAnswer): number {
    const { value, penalties } = this.problem;
    let sum = 0;
    for (const [name, amount] of values) {
      const index = Number(name.slice(1));
      if (name.startsWith('x')) sum += amount * value[index]!;
      else sum -= amount * (name.startsWith('e') ? penalties.seat : penalties.firstSeat);
    }
    return sum;
  }

  /** The chosen arcs; null where the answer holds none, or is not whole. */
  private wholeChoice({ values }: LinearAnswer): Uint8Array | null {
    if (values.size === 0) return null;
    const chosen = new Uint8Array(this.used.length);
    for (const [name, amount] of values) {
      if (Math.abs(amount - Math.round(amount)) > TINY) return null;
      if (name.startsWith('x') && Math.round(amount) === 1) chosen[Number(name.slice(1))] = 1;
    }
    return chosen;
  }

  private prices({ duals }: LinearAnswer): Float64Array {
    return Float64Array.from({ length: this.problem.m }, (_, j) =>
      Math.round((duals.get(`h${j}`) ?? 0) + (duals.get(`l${j}`) ?? 0)),
    );
  }
}
