/** A linear program in CPLEX LP text, and whether its columns under `Binary` must be whole. */
export interface LinearProgram {
  text: string;
  whole: boolean;
}

export interface LinearAnswer {
  /**
   * optimal: proven by the solver; stopped: the time was up (`values` may hold the best found); impossible: no solution;
   * failed: the solver gave up.
   */
  status: 'optimal' | 'stopped' | 'impossible' | 'failed';
  /** Value of each column that is not 0. */
  values: ReadonlyMap<string, number>;
  /** Worth of one more unit on the right side of each row; empty for whole programs. */
  duals: ReadonlyMap<string, number>;
}

/** A solver handed in by the caller; it keeps the caller's time limit itself. The engine checks whatever it answers. */
export type LinearSolver = (program: LinearProgram) => LinearAnswer;
