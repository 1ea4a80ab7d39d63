import { ENGINE_VERSION, type MatchInstance, type MatchResult } from '#matching';

export interface Timing {
  /** Build, solve and certify of the first run, CPU milliseconds. */
  cpuMs: number;
  /** Median of the further runs. */
  cpuWarmMs?: number;
  cpu: { readMs: number; buildMs: number; solveMs: number; certifyMs: number };
}

/** The result as it is printed: the engine's result, the ids where the instance has some, and what it cost. */
export type MatchOutput = Omit<MatchResult, 'statistics'> &
  Timing & {
    applications?: readonly string[];
    judges?: readonly string[];
    inputsHash: string;
    engineVersion: string;
    /** Bytes of the solver's own arrays. */
    engineBytes: number;
    peakRssMb: number;
  };

export function matchOutput(
  { applicationIds, judgeIds }: MatchInstance,
  { statistics, ...result }: MatchResult,
  timing: Timing,
  inputsHash: string,
): MatchOutput {
  return {
    ...result,
    ...(applicationIds && { applications: applicationIds }),
    ...(judgeIds && { judges: judgeIds }),
    inputsHash,
    engineVersion: ENGINE_VERSION,
    ...rounded(timing),
    engineBytes: statistics.bytes,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** Times in milliseconds with three decimals. */
export function rounded({ cpuMs, cpuWarmMs, cpu }: Timing): Timing {
  const round = (ms: number): number => Math.round(ms * 1000) / 1000;
  const { readMs, buildMs, solveMs, certifyMs } = cpu;
  return {
    cpuMs: round(cpuMs),
    ...(cpuWarmMs !== undefined && { cpuWarmMs: round(cpuWarmMs) }),
    cpu: { readMs: round(readMs), buildMs: round(buildMs), solveMs: round(solveMs), certifyMs: round(certifyMs) },
  };
}
