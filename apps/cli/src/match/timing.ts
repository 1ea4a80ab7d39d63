import type { LinearSolver, MatchHooks, MatchStage } from '#matching';
import type { MatchArguments } from './arguments.js';
import type { Timing } from './output.js';

/** CPU time of this thread in milliseconds. */
export function cpuMs(): number {
  const meter: typeof process.cpuUsage | undefined = process.threadCpuUsage;
  const { user, system } = (meter ?? process.cpuUsage).call(process);
  return (user + system) / 1000;
}

type Stages = Partial<Record<MatchStage, number>>;

/** Solves `--repeat` times under the time limit; the first result, with the time of each stage and the median of the rest. */
export function solveRepeatedly<T>(
  solve: (hooks: MatchHooks) => T,
  { repeat, timeLimit }: MatchArguments,
  readMs: number,
  linear?: (seconds: () => number) => LinearSolver,
): { result: T; timing: Timing } {
  const first = timed(solve, timeLimit, linear);
  const warm = Array.from({ length: repeat - 1 }, () => total(timed(solve, timeLimit, linear).stages)).toSorted(
    (a, b) => a - b,
  );
  const { build = 0, solve: solveMs = 0, certify = 0 } = first.stages;
  const timing: Timing = {
    cpuMs: total(first.stages),
    ...(warm.length > 0 && { cpuWarmMs: warm[Math.floor(warm.length / 2)] ?? 0 }),
    cpu: { readMs, buildMs: build, solveMs, certifyMs: certify },
  };
  return { result: first.result, timing };
}

function total({ build = 0, solve = 0, certify = 0 }: Stages): number {
  return build + solve + certify;
}

function timed<T>(
  solve: (hooks: MatchHooks) => T,
  timeLimit: number,
  linear?: (seconds: () => number) => LinearSolver,
): { result: T; stages: Stages } {
  const stages: Stages = {};
  let current: MatchStage = 'build';
  let since = cpuMs();
  const until = performance.now() + timeLimit * 1000;
  const enter = (next: MatchStage): void => {
    const now = cpuMs();
    stages[current] = (stages[current] ?? 0) + now - since;
    [current, since] = [next, now];
  };
  const result = solve({
    deadline: () => performance.now() > until,
    stage: enter,
    linear: linear?.(() => (until - performance.now()) / 1000),
  });
  enter('explain');
  return { result, stages };
}
