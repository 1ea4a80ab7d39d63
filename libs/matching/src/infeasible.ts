import { Cut, type CutSide } from './cut.js';
import { fixesFor, type Fix } from './fixes.js';
import type { MatchInstance, Pair } from './instance.js';
import { columnsOf, emptyFlow, fillSeats, layersOf, type Columns, type FlowInput, type FlowState } from './max-flow.js';
import type { Problem } from './problem.js';

/**
 * Why there is no match: a violated inequality (Hoffman), in the numbers of the instance.
 * side applications: needed = sum of k over `applications` > seats = sum of hi over `judges` + allowed pairs of these
 * applications with other judges - `pins` of other applications on these judges.
 * side judges: needed = sum of lo over `judges` > seats = sum of k over `applications` + allowed pairs of other
 * applications with these judges - seats of these applications that `pins` bind to other judges.
 * With `quotas` both count what the quotas leave: needed = places with `judges` that the applications must take at least.
 */
export interface Infeasible {
  side: CutSide;
  applications: number[];
  judges: number[];
  needed: number;
  seats: number;
  /** Pins that take part in the cut. */
  pins: Pair[];
  /** Quotas that take part; only where there is a match without them. */
  quotas?: string[];
  /** With quotas: judges whose minimum takes part beside the loads of `judges`. */
  minima?: number[];
  /** With quotas: false = time did not allow to show that no member can be left out. */
  minimal?: boolean;
  fixes: Fix[];
}

const MINIMAL_UP_TO = 2000;

/** Finds the violated cut nearest the unmet demand and drops members while it stays violated. Null = feasible. */
export function findCut(
  instance: MatchInstance,
  problem: Problem,
  allowed: Uint8Array | null = null,
): Infeasible | null {
  const input: FlowInput = { ...problem, allowed };
  const columns = columnsOf(input);
  const state = emptyFlow(input);
  fillSeats(input, columns, state, problem.lo);
  let side: CutSide = 'judges';
  let members = starvedJudges(problem, input, columns, state);
  if (!members && !problem.slack) {
    fillSeats(input, columns, state, problem.hi);
    side = 'applications';
    members = starvedApplications(problem, input, columns, state);
  }
  if (!members) return null;
  const cut = new Cut(problem, input, columns, side, members.applications, members.judges);
  if (cut.size <= MINIMAL_UP_TO) cut.minimise();
  return describe(instance, problem, cut);
}

interface Members {
  applications: Uint8Array;
  judges: Uint8Array;
}

function starvedApplications(problem: Problem, input: FlowInput, columns: Columns, state: FlowState): Members | null {
  if (!state.unmet.some((seats) => seats > 0)) return null;
  const layers = layersOf(input, columns, state, problem.hi);
  const reached = (depth: number): number => (depth >= 0 ? 1 : 0);
  return { applications: Uint8Array.from(layers.application, reached), judges: Uint8Array.from(layers.judge, reached) };
}

/** Judges that could pass a review on to one below the minimum, and the applications through which they would. */
function starvedJudges(problem: Problem, input: FlowInput, columns: Columns, state: FlowState): Members | null {
  const { n, m, lo, rowPtr, col } = problem;
  const judges = new Uint8Array(m);
  const applications = new Uint8Array(n);
  const queue: number[] = [];
  for (let j = 0; j < m; j++) {
    if (state.load[j]! >= lo[j]!) continue;
    judges[j] = 1;
    queue.push(j);
  }
  if (queue.length === 0) return null;
  for (let j = queue.pop(); j !== undefined; j = queue.pop()) {
    for (let p = columns.colPtr[j]!; p < columns.colPtr[j + 1]!; p++) {
      const a = columns.arc[p]!;
      const i = columns.row[a]!;
      if (state.chosen[a] === 1 || applications[i] === 1 || input.allowed?.[a] === 0) continue;
      applications[i] = 1;
      for (let b = rowPtr[i]!; b < rowPtr[i + 1]!; b++) {
        if (state.chosen[b] === 0 || judges[col[b]!] === 1) continue;
        judges[col[b]!] = 1;
        queue.push(col[b]!);
      }
    }
  }
  return { applications, judges };
}

/** The cut in the indices and numbers of the instance. */
function describe(instance: MatchInstance, problem: Problem, cut: Cut): Infeasible {
  const applications = membersOf(cut.applications, problem.applicationAt);
  const judges = membersOf(cut.judges, problem.judgeAt);
  const inside = { applications: new Set(applications), judges: new Set(judges) };
  const byApplications = cut.side === 'applications';
  const needed = byApplications
    ? applications.reduce((sum, i) => sum + instance.k[i]!, 0)
    : judges.reduce((sum, j) => sum + instance.lo[j]!, 0);
  const pins = problem.pinned.filter(
    ([i, j]) => inside.applications.has(i) !== byApplications && inside.judges.has(j) === byApplications,
  );
  const described = { side: cut.side, applications, judges, needed, seats: needed - cut.violation, pins };
  return { ...described, fixes: fixesFor(instance, described, inside) };
}

function membersOf(marks: Uint8Array, at: Int32Array): number[] {
  const members: number[] = [];
  for (let index = 0; index < marks.length; index++) if (marks[index] === 1) members.push(at[index]!);
  return members.sort((a, b) => a - b);
}
