import type { LinearProgram } from './linear-solver.js';
import type { Problem } from './problem.js';
import type { QuotaSet } from './quota-groups.js';

/** The rows of one problem in words of a linear program; columns x<arc>, empty seats e<row> and f<row>. */
export class QuotaProgram {
  /** Quotas that count each judge. */
  private readonly byJudge: number[][];

  constructor(
    private readonly problem: Problem,
    private readonly sets: readonly QuotaSet[],
  ) {
    this.byJudge = Array.from({ length: problem.m }, () => []);
    for (const [q, { member }] of sets.entries())
      for (let j = 0; j < problem.m; j++) if (member[j] === 1) this.byJudge[j]!.push(q);
  }

  /** The program over the arcs marked in `used`. */
  text(used: Uint8Array, whole: boolean): LinearProgram {
    const { n, rowPtr, col, value } = this.problem;
    const gains: string[] = [];
    const rows: string[] = [];
    const names: string[] = [];
    const columns: string[][] = Array.from({ length: this.problem.m }, () => []);
    const slacks: string[] = [];
    for (let i = 0; i < n; i++) {
      const own: number[] = [];
      for (let a = rowPtr[i]!; a < rowPtr[i + 1]!; a++) if (used[a] === 1) own.push(a);
      for (const a of own) {
        gains.push(`+ ${value[a]} x${a}`);
        names.push(`x${a}`);
        columns[col[a]!]!.push(`x${a}`);
      }
      this.addApplication(i, own, gains, rows, slacks);
    }
    this.addJudges(columns, rows);
    const bounds = whole ? slacks : [...slacks, ...names.map((name) => `${name} <= 1`)];
    const sections = [`Maximize\n obj: ${gains.join('\n ')}`, `Subject To\n ${rows.join('\n ')}`];
    if (bounds.length > 0) sections.push(`Bounds\n ${bounds.join('\n ')}`);
    if (whole) sections.push(`Binary\n ${names.join('\n ')}`);
    return { text: `${sections.join('\n')}\nEnd\n`, whole };
  }

  /** What the duals leave of an arc's value: above 0 = it would improve. */
  reducedValue(row: number, arc: number, duals: ReadonlyMap<string, number>): number {
    const { col, value } = this.problem;
    const j = col[arc]!;
    const judge = (duals.get(`h${j}`) ?? 0) + (duals.get(`l${j}`) ?? 0);
    let left = value[arc]! - (duals.get(`r${row}`) ?? 0) - judge;
    for (const q of this.byJudge[j]!) {
      if (this.sets[q]!.applies[row] === 1) left -= (duals.get(`a${q}_${row}`) ?? 0) + (duals.get(`b${q}_${row}`) ?? 0);
    }
    return left;
  }

  private addApplication(i: number, own: number[], gains: string[], rows: string[], slacks: string[]): void {
    const { need, slack, covered, penalties, col } = this.problem;
    const terms = own.map((a) => `x${a}`);
    if (slack && need[i]! > 0) {
      const last = covered[i] === 1 ? 0 : 1;
      gains.push(`- ${penalties.seat} e${i}`, `- ${penalties.firstSeat} f${i}`);
      terms.push(`e${i}`, `f${i}`);
      slacks.push(`e${i} <= ${need[i]! - last}`, `f${i} <= ${last}`);
    }
    if (terms.length > 0) rows.push(`r${i}: ${terms.join(' + ')} = ${need[i]}`);
    for (const [q, { member, applies, min, max, pinned }] of this.sets.entries()) {
      if (applies[i] === 0) continue;
      const members = own.filter((a) => member[col[a]!] === 1).map((a) => `x${a}`);
      const least = min - pinned[i]!;
      const most = max - pinned[i]!;
      if (members.length === 0 && least > 0 && terms[0]) members.push(`0 ${terms[0]}`);
      if (members.length === 0) continue;
      if (least > 0) rows.push(`a${q}_${i}: ${members.join(' + ')} >= ${least}`);
      if (most < need[i]!) rows.push(`b${q}_${i}: ${members.join(' + ')} <= ${most}`);
    }
  }

  private addJudges(columns: readonly string[][], rows: string[]): void {
    const { lo, hi } = this.problem;
    for (const [j, column] of columns.entries()) {
      if (column.length === 0) continue;
      if (hi[j]! < column.length) rows.push(`h${j}: ${column.join(' + ')} <= ${hi[j]}`);
      if (lo[j]! > 0) rows.push(`l${j}: ${column.join(' + ')} >= ${lo[j]}`);
    }
  }
}
