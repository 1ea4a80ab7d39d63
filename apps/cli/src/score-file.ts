import { parseReviews, readText, type ReviewFile } from './score/review-file.js';
import { parseScoreArguments, type ScoreArguments, scoreUsage } from './score/score-arguments.js';
import { ScoreRefusal } from './score/score-refusal.js';
import { threadCpuMs } from './score/stage-times.js';

const EXIT = { done: 0, defect: 1, refused: 2, aborted: 4 } as const;

/** `semai score`: @returns 0 result, 2 bad usage or input, 4 time limit, 1 defect. */
export async function runScore(words: string[]): Promise<number> {
  const json = words.includes('--json');
  try {
    const given = parseScoreArguments(words);
    if (given) await answer(given);
    else await write(`${scoreUsage}\n`);
    return EXIT.done;
  } catch (cause) {
    if (cause instanceof ScoreRefusal) return refuse(cause, json, EXIT.refused);
    if (cause instanceof Error && cause.name === 'TimeIsUp') {
      return refuse(new ScoreRefusal('ABORTED', cause.message), json, EXIT.aborted);
    }
    console.error(cause);
    return EXIT.defect;
  }
}

/** A table begins with what was read, before the engine is even loaded: the reader sees at once that it works. */
async function answer(given: ScoreArguments): Promise<void> {
  const began = threadCpuMs();
  const file = parseReviews(readText(given.file));
  const readMs = threadCpuMs() - began;
  if (!given.json) await write(heading(file));
  const { runEngine } = await import('./score/engine-run.js');
  await write(runEngine(file, given, readMs));
}

function heading({ input }: ReviewFile): string {
  const { applicationIds, reviewerIds, score } = input;
  return `${score.length} rows, ${applicationIds.length} applications, ${reviewerIds.length} reviewers\n\n`;
}

async function refuse({ code, message, line }: ScoreRefusal, json: boolean, exit: number): Promise<number> {
  if (json) await write(`${JSON.stringify({ error: { code, message, line } })}\n`);
  else console.error(`${line === null ? '' : `line ${line}: `}${message} (${code})`);
  return exit;
}

/** Waits until the text is out, so that a pipe gets all of it; a reader that closed early (`| head`) is no mistake. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: NodeJS.ErrnoException | null): void => {
      // the listener stays after a failure: the stream repeats its error as an event
      if (!error) process.stdout.off('error', settle);
      if (error && error.code !== 'EPIPE') reject(error);
      else resolve();
    };
    process.stdout.on('error', settle);
    process.stdout.write(text, settle);
  });
}
