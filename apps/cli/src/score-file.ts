import { createHash } from 'node:crypto';
import { canonicalRows, score, ScoringError, type ScoringResult } from '#scoring';
import { parseReviews, readText, type ReviewFile } from './score/review-file.js';
import { parseScoreArguments, type ScoreArguments, scoreUsage } from './score/score-arguments.js';
import { ScoreRefusal } from './score/score-refusal.js';
import { scoreTable } from './score/score-table.js';
import { median, StageClock, type StageTimes, threadCpuMs } from './score/stage-times.js';

const EXIT = { done: 0, defect: 1, refused: 2, aborted: 4 } as const;

/** `semai score`: @returns 0 result, 2 bad usage or input, 4 time limit, 1 defect. */
export async function runScore(words: string[]): Promise<number> {
  const json = words.includes('--json');
  try {
    const given = parseScoreArguments(words);
    await write(given ? answer(given) : `${scoreUsage}\n`);
    return EXIT.done;
  } catch (cause) {
    if (cause instanceof ScoreRefusal) return refuse(cause.code, cause.message, cause.line, json, EXIT.refused);
    if (cause instanceof ScoringError) {
      return refuse(cause.code, cause.message, null, json, cause.code === 'ABORTED' ? EXIT.aborted : EXIT.refused);
    }
    console.error(cause);
    return EXIT.defect;
  }
}

function answer(given: ScoreArguments): string {
  const began = threadCpuMs();
  const file = parseReviews(readText(given.file));
  const readMs = threadCpuMs() - began;
  const runs: StageTimes[] = [];
  let result: ScoringResult | null = null;
  for (let run = 0; run < given.repeat; run++) {
    const clock = new StageClock();
    const scored = engineAnswer(file, given, clock);
    runs.push(clock.finish());
    result ??= scored;
  }
  if (!result) throw new RangeError('no run');
  if (!given.json) return scoreTable(result);
  const inputsHash = createHash('sha256').update(canonicalRows(file.input, given.options)).digest('hex');
  const { engineVersion, ...rest } = result;
  return `${JSON.stringify({ ...rest, inputsHash, engineVersion, ...timings(runs, readMs) })}\n`;
}

function engineAnswer(file: ReviewFile, { options, timeLimit }: ScoreArguments, clock: StageClock): ScoringResult {
  const end = timeLimit === null ? Infinity : Date.now() + timeLimit;
  try {
    return score(file.input, options, {
      aborted: () => Date.now() > end,
      progress: () => undefined,
      stage: (stage) => clock.enter(stage),
    });
  } catch (cause) {
    if (cause instanceof ScoringError && cause.row !== undefined) {
      throw new ScoreRefusal(cause.code, cause.message, file.lines[cause.row] ?? null);
    }
    throw cause;
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

async function refuse(
  code: string,
  message: string,
  line: number | null,
  json: boolean,
  exit: number,
): Promise<number> {
  if (json) await write(`${JSON.stringify({ error: { code, message, line } })}\n`);
  else console.error(`${line === null ? '' : `line ${line}: `}${message} (${code})`);
  return exit;
}

/** Waits until the text is out, so that a pipe gets all of it; a reader that closed early (`| head`) is no mistake. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: NodeJS.ErrnoException | null) =>
      error && error.code !== 'EPIPE' ? reject(error) : resolve();
    process.stdout.once('error', settle);
    process.stdout.write(text, settle);
  });
}
