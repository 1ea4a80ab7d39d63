// CPU time of one thread, stage by stage.

/** @returns milliseconds of processor time of this thread */
export function cpuMs() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Runs `work(hooks)` and returns its result with the time of each stage it announced. */
export function staged(work) {
  const stages = {};
  let current = 'build';
  let since = cpuMs();
  const enter = (next) => {
    const now = cpuMs();
    stages[current] = (stages[current] ?? 0) + now - since;
    [current, since] = [next, now];
  };
  const result = work({ stage: enter });
  enter('end');
  return { result, stages, total: Object.values(stages).reduce((sum, ms) => sum + ms, 0) };
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function tenths(ms) {
  return Math.round(ms * 10) / 10;
}

export function met(holds) {
  return holds ? 'met' : 'MISSED';
}

/** One case, one line. */
export function say(line) {
  console.log(JSON.stringify(line));
}
