import type { Columns, FlowInput } from './max-flow.js';
import type { Problem } from './problem.js';

/** Whose demand the cut shows to be impossible: the seats of applications, or the minima of judges. */
export type CutSide = 'applications' | 'judges';

/** A cut with its violation = needed - seats (in seats left after pins); members can be dropped. */
export class Cut {
  violation = 0;

  constructor(
    private readonly problem: Problem,
    private readonly input: FlowInput,
    private readonly columns: Columns,
    readonly side: CutSide,
    readonly applications: Uint8Array,
    readonly judges: Uint8Array,
  ) {
    const { n, m, need, lo, hi } = problem;
    const byApplications = side === 'applications';
    for (let i = 0; i < n; i++) {
      if (byApplications && applications[i] === 1) this.violation += need[i]! - this.degree(i, 0);
      if (!byApplications) this.violation -= applications[i] === 1 ? need[i]! : this.degree(i, 1);
    }
    for (let j = 0; j < m; j++) if (judges[j] === 1) this.violation += byApplications ? -hi[j]! : lo[j]!;
  }

  get size(): number {
    return this.applications.reduce((sum, member) => sum + member, 0);
  }

  /** Drops members, last first, until each one left is needed. */
  minimise(): void {
    for (let dropped = true; dropped;) {
      dropped = false;
      for (let j = this.problem.m - 1; j >= 0; j--)
        if (this.judges[j] === 1) dropped = this.drop(this.judges, j, this.judgeShare(j)) || dropped;
      for (let i = this.problem.n - 1; i >= 0; i--)
        if (this.applications[i] === 1) dropped = this.drop(this.applications, i, this.applicationShare(i)) || dropped;
    }
  }

  private drop(members: Uint8Array, index: number, share: number): boolean {
    if (this.violation - share <= 0) return false;
    members[index] = 0;
    this.violation -= share;
    return true;
  }

  /** What the application adds to the violation. */
  private applicationShare(i: number): number {
    const need = this.problem.need[i]!;
    return this.side === 'applications' ? need - this.degree(i, 0) : this.degree(i, 1) - need;
  }

  private judgeShare(j: number): number {
    const { lo, hi } = this.problem;
    const wanted = this.side === 'applications' ? 1 : 0;
    let pairs = 0;
    for (let p = this.columns.colPtr[j]!; p < this.columns.colPtr[j + 1]!; p++) {
      const a = this.columns.arc[p]!;
      if (this.applications[this.columns.row[a]!] === wanted && this.input.allowed?.[a] !== 0) pairs++;
    }
    return this.side === 'applications' ? pairs - hi[j]! : lo[j]! - pairs;
  }

  /** Allowed arcs of i to judges that are (1) or are not (0) members. */
  private degree(i: number, member: 0 | 1): number {
    const { rowPtr, col } = this.problem;
    let pairs = 0;
    for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++)
      if (this.judges[col[a]!] === member && this.input.allowed?.[a] !== 0) pairs++;
    return pairs;
  }
}
