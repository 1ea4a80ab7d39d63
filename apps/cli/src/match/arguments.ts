import { parseArgs } from 'node:util';
import { MatchError, type KeepMode, type Objective } from '#matching';

export interface MatchArguments {
  file: string;
  objective: Objective;
  keep: string | null;
  keepMode: KeepMode;
  keepBonus: number;
  warm: string | null;
  pins: string | null;
  /** Seconds. */
  timeLimit: number;
  explain: string[];
  repeat: number;
  json: boolean;
}

export const MATCH_USAGE = `semai match FILE [options]        FILE: .json or .json.gz, - = standard input
  --objective total|worst-pair|worst-sum   what comes first (total)
  --keep FILE                              previous match: pairs or an earlier output
  --keep-mode free|soft|strict             what a kept pair is worth (soft)
  --keep-bonus N                           micro-units per kept pair in soft mode (100000)
  --warm FILE                              earlier output as a start
  --pins FILE                              {"pins": [[i, j]], "forbids": [[i, j]]}
  --time-limit S                           seconds (60)
  --explain I[:J]|all                      say why, repeatable
  --repeat R                               solve R times and report the times
  --json                                   JSON instead of a table`;

/** Reads the command line. @throws MatchError FORMAT with the usage in its message */
export function matchArguments(args: string[]): MatchArguments {
  const { values, positionals } = parse(args);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw usage('expected one FILE');
  return {
    file,
    objective: oneOf('objective', values.objective ?? 'total', ['total', 'worst-pair', 'worst-sum']),
    keep: values.keep ?? null,
    keepMode: oneOf('keep-mode', values['keep-mode'] ?? 'soft', ['free', 'soft', 'strict']),
    keepBonus: number('keep-bonus', values['keep-bonus'] ?? '100000', 0, 1e9),
    warm: values.warm ?? null,
    pins: values.pins ?? null,
    timeLimit: seconds(values['time-limit'] ?? '60'),
    explain: values.explain ?? [],
    repeat: number('repeat', values.repeat ?? '1', 1, 10_000),
    json: values.json ?? false,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        objective: { type: 'string' },
        keep: { type: 'string' },
        'keep-mode': { type: 'string' },
        'keep-bonus': { type: 'string' },
        warm: { type: 'string' },
        pins: { type: 'string' },
        'time-limit': { type: 'string' },
        explain: { type: 'string', multiple: true },
        repeat: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw usage(cause instanceof Error ? cause.message : 'bad options');
  }
}

function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw usage(`--${name} must be ${allowed.join(', ')}`);
  return found;
}

function number(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < min || value > max)
    throw usage(`--${name} must be an integer from ${min} to ${max}`);
  return value;
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw usage('--time-limit must be seconds >= 0');
  return value;
}

function usage(message: string): MatchError {
  return new MatchError('FORMAT', `${message}\n${MATCH_USAGE}`);
}
