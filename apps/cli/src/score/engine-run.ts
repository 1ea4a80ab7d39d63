import { createHash } from 'node:crypto';
import { canonicalRows, score, ScoringError, type ScoringResult } from '#scoring';
import type { ReviewFile } from './review-file.js';
import type { ScoreArguments } from './score-arguments.js';
import { ScoreRefusal } from './score-refusal.js';
import { scoreTable } from './score-table.js';
import { median, StageClock, type StageTimes } from './stage-times.js';

/** The engine ran out of the time it was given. */
export class TimeIsUp extends Error {
  override readonly name = 'TimeIsUp';
}

/**
 * Runs the engine as often as asked and returns the text of the first result: JSON or a table.
 * @throws ScoreRefusal for input the engine refuses, TimeIsUp
 */
export function runEngine(file: ReviewFile, given: ScoreArguments, readMs: number): string {
  const runs: StageTimes[] = [];
  let result: ScoringResult | null = null;
  for (let run = 0; run < given.repeat; run++) {
    const clock = new StageClock();
    const scored = scoreOnce(file, given, clock);
    runs.push(clock.finish());
    result ??= scored;
  }
  if (!result) throw new RangeError('no run');
  if (!given.json) return scoreTable(result);
  const inputsHash = createHash('sha256').update(canonicalRows(file.input, given.options)).digest('hex');
  const { engineVersion, ...rest } = result;
  return `${JSON.stringify({ ...rest, inputsHash, engineVersion, ...timings(runs, readMs) })}\n`;
}

function scoreOnce(file: ReviewFile, { options, timeLimit }: ScoreArguments, clock: StageClock): ScoringResult {
  const end = timeLimit === null ? Infinity : Date.now() + timeLimit;
  try {
    return score(file.input, options, {
      aborted: () => Date.now() > end,
      progress: () => undefined,
      stage: (stage) => clock.enter(stage),
    });
  } catch (cause) {
    if (!(cause instanceof ScoringError)) throw cause;
    if (cause.code === 'ABORTED') throw new TimeIsUp('the time limit was reached', { cause });
    const line = cause.row === undefined ? null : (file.lines[cause.row] ?? null);
    throw new ScoreRefusal(cause.code, cause.message, line);
  }
}

function timings(runs: readonly StageTimes[], readMs: number) {
  const [first, ...others] = runs;
  const { byStage, total } = first!;
  const warm = others.length > 0;
  return {
    cpuMs: total,
    ...(warm ? { cpuWarmMs: median(others.map((run) => run.total)) } : {}),
    cpu: {
      readMs,
      fitMs: byStage.fit,
      ...(warm ? { fitWarmMs: median(others.map((run) => run.byStage.fit)) } : {}),
      level2Ms: byStage.level2,
      intervalsMs: byStage.intervals,
      drawsMs: byStage.draws,
      agreementMs: byStage.agreement,
    },
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  };
}
