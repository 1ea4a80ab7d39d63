import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { DuplicateRule, FixedVariances, ScoringOptions } from '#scoring';
import { ScoreRefusal } from './score-refusal.js';

export interface ScoreArguments {
  readonly file: string;
  readonly options: Partial<ScoringOptions>;
  readonly repeat: number;
  readonly json: boolean;
  /** Milliseconds after which the run gives up; null = never. */
  readonly timeLimit: number | null;
}

export const scoreUsage = `semai score FILE.csv [options]      FILE may be .csv, .csv.gz or - for standard input
  --level 0|1|2|auto            model level (auto)
  --top K                       size of the selection for pTop (a tenth, rounded up)
  --criteria FILE               JSON weights of the criteria (equal)
  --criteria-model total|full   one total per review, or all criteria at once (total)
  --duplicates latest|all|error several rows of one review: keep the last, keep all, refuse (latest)
  --preview                     fast and approximate
  --variances A,R,E             fixed variance components instead of estimated ones
  --allocate B                  propose where the next B reviews should go
  --seed S  --draws D           random stream (1), posterior draws (2000)
  --repeat R                    run R times and report the warm processor time too
  --time-limit S                give up after S seconds
  --json                        JSON on standard output`;

const specification = {
  level: { type: 'string' },
  top: { type: 'string' },
  criteria: { type: 'string' },
  'criteria-model': { type: 'string' },
  duplicates: { type: 'string' },
  preview: { type: 'boolean' },
  variances: { type: 'string' },
  allocate: { type: 'string' },
  seed: { type: 'string' },
  draws: { type: 'string' },
  repeat: { type: 'string' },
  'time-limit': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parseWords>['values'];

function parseWords(words: string[]) {
  return parseArgs({ args: words, options: specification, allowPositionals: true, strict: true });
}

/** @returns null when only help was asked for. @throws ScoreRefusal BAD_USAGE, BAD_CRITERIA */
export function parseScoreArguments(words: string[]): ScoreArguments | null {
  let parsed: ReturnType<typeof parseWords>;
  try {
    parsed = parseWords(words);
  } catch (cause) {
    throw badUsage(cause instanceof Error ? cause.message : 'the command cannot be read');
  }
  const { values, positionals } = parsed;
  if (values.help) return null;
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw badUsage('name one file');
  return {
    file,
    options: optionsFrom(values),
    repeat: wholeNumber(values.repeat, 'repeat', 1) ?? 1,
    json: values.json ?? false,
    timeLimit: values['time-limit'] === undefined ? null : 1000 * positiveNumber(values['time-limit'], 'time-limit'),
  };
}

function optionsFrom(values: Values): Partial<ScoringOptions> {
  const top = wholeNumber(values.top, 'top', 1);
  const allocate = wholeNumber(values.allocate, 'allocate', 0);
  const seed = wholeNumber(values.seed, 'seed', 0);
  const draws = wholeNumber(values.draws, 'draws', 1);
  return {
    level: oneOf(values.level, 'level', levels, 'auto'),
    criteriaModel: oneOf(values['criteria-model'], 'criteria-model', criteriaModels, 'total'),
    duplicates: oneOf(values.duplicates, 'duplicates', duplicateRules, 'latest'),
    preview: values.preview ?? false,
    ...(top === undefined ? {} : { top }),
    ...(allocate === undefined ? {} : { allocate }),
    ...(seed === undefined ? {} : { seed }),
    ...(draws === undefined ? {} : { draws }),
    ...(values.variances === undefined ? {} : { variances: readVariances(values.variances) }),
    ...(values.criteria === undefined ? {} : { criteriaWeights: readCriteria(values.criteria) }),
  };
}

const levels = { '0': 0, '1': 1, '2': 2, auto: 'auto' } as const;
const criteriaModels = { total: 'total', full: 'full' } as const;
const duplicateRules: Record<DuplicateRule, DuplicateRule> = { latest: 'latest', all: 'all', error: 'error' };

function oneOf<T>(word: string | undefined, name: string, choices: Record<string, T>, otherwise: T): T {
  if (word === undefined) return otherwise;
  const choice = Object.hasOwn(choices, word) ? choices[word] : undefined;
  if (choice === undefined) throw badUsage(`--${name} is one of ${Object.keys(choices).join(', ')}`);
  return choice;
}

function wholeNumber(word: string | undefined, name: string, least: number): number | undefined {
  if (word === undefined) return undefined;
  const value = /^\d+$/.test(word) ? Number(word) : NaN;
  if (!(Number.isSafeInteger(value) && value >= least)) {
    throw badUsage(`--${name} is a whole number, at least ${least}`);
  }
  return value;
}

function positiveNumber(word: string, name: string): number {
  const value = word.trim() === '' ? NaN : Number(word);
  if (!(value > 0 && value < Infinity)) throw badUsage(`--${name} is a number above 0`);
  return value;
}

function readVariances(word: string): FixedVariances {
  const parts = word.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [application = NaN, reviewer = NaN, residual = NaN] = parts;
  const allowed = parts.length === 3 && parts.every((v) => v >= 0 && v < Infinity) && residual > 0;
  if (!allowed) throw badUsage('--variances is A,R,E: three numbers of 0 or more, the last above 0');
  return { application, reviewer, residual };
}

function readCriteria(file: string): Record<string, number> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ScoreRefusal('BAD_CRITERIA', `--criteria: ${cause instanceof Error ? cause.message : 'not readable'}`);
  }
  const entries = Array.isArray(content) ? content.map(entryOf) : Object.entries(content ?? {});
  const weights: [string, number][] = entries.map(([id, weight]) => {
    if (!(typeof weight === 'number' && weight > 0 && weight < Infinity)) {
      throw new ScoreRefusal('BAD_CRITERIA', `--criteria: the weight of "${id}" is not a number above 0`);
    }
    return [id.trim(), weight];
  });
  if (weights.length === 0) throw new ScoreRefusal('BAD_CRITERIA', '--criteria: no criterion in the file');
  if (new Set(weights.map(([id]) => id)).size !== weights.length) {
    throw new ScoreRefusal('BAD_CRITERIA', '--criteria: a criterion is listed twice');
  }
  return Object.fromEntries(weights);
}

function entryOf(entry: unknown): [string, unknown] {
  if (entry !== null && typeof entry === 'object' && 'id' in entry && typeof entry.id === 'string') {
    return [entry.id, 'weight' in entry ? entry.weight : undefined];
  }
  throw new ScoreRefusal('BAD_CRITERIA', '--criteria: each entry of the list is { "id", "weight" }');
}

function badUsage(message: string): ScoreRefusal {
  return new ScoreRefusal('BAD_USAGE', message);
}
