import highs, { type Highs } from 'highs';
import type { LinearAnswer, LinearSolver } from '#matching';

const STATUS: Partial<Record<string, LinearAnswer['status']>> = {
  Optimal: 'optimal',
  Infeasible: 'impossible',
  'Primal infeasible or unbounded': 'impossible',
  'Time limit reached': 'stopped',
};

/** HiGHS (WebAssembly) for quotas that cross. A call blocks the thread and keeps to the seconds it is given. */
export async function openLinearSolver(): Promise<(seconds: () => number) => LinearSolver> {
  const load: unknown = highs;
  const solver = await (load as () => Promise<Highs>)();
  return (seconds) => (program) => {
    const limit = Math.max(seconds(), 0.01);
    const { Status, Columns, Rows } = solver.solve(program.text, {
      time_limit: limit,
      mip_rel_gap: 0,
      mip_abs_gap: 0.5,
    });
    const values = new Map<string, number>();
    for (const [name, column] of Object.entries(Columns)) {
      const amount = 'Primal' in column && typeof column.Primal === 'number' ? column.Primal : 0;
      if (Math.abs(amount) > 1e-9) values.set(name, amount);
    }
    const duals = new Map<string, number>();
    for (const row of program.whole ? [] : Rows) {
      if ('Dual' in row && 'Name' in row && typeof row.Dual === 'number') duals.set(String(row.Name), row.Dual);
    }
    return { status: STATUS[Status] ?? 'failed', values, duals };
  };
}
