import { match, MatchError, type MatchInstance, type MatchOptions, type Pair } from '#matching';
import { MATCH_USAGE, matchArguments, type MatchArguments } from './match/arguments.js';
import { inputsHash } from './match/hash.js';
import { matchOutput } from './match/output.js';
import { readPairs, type ReadPairs } from './match/pairs.js';
import { readBytes, readInput } from './match/reader.js';
import { runOfficeHours } from './match/office-hours.js';
import { matchTable } from './match/table.js';
import { cpuMs, solveRepeatedly } from './match/timing.js';

/**
 * `semai match FILE [options]`: reads an instance, solves it, prints the result.
 * @returns exit code: 0 optimal or feasible, 3 infeasible, 2 bad input, 4 stopped without a match
 */
export async function runMatch(args: string[]): Promise<number> {
  const json = args.includes('--json');
  if (args.includes('--help')) {
    console.log(MATCH_USAGE);
    return 0;
  }
  try {
    return await run(matchArguments(args));
  } catch (cause) {
    if (!(cause instanceof MatchError)) throw cause;
    const { code, message } = cause;
    if (json) console.log(JSON.stringify({ error: { code, message } }));
    else console.error(`semai match: ${code}: ${message}`);
    return code === 'ABORTED' ? 4 : 2;
  }
}

async function run(given: MatchArguments): Promise<number> {
  const started = cpuMs();
  const input = readInput(readBytes(given.file));
  if (input.kind === 'officeHours') return runOfficeHours(input.hours, given, cpuMs() - started);
  const instance = withPins(input.instance, given.pins);
  const options = optionsOf(given, instance);
  const readMs = cpuMs() - started;
  const linear = instance.quotas?.length ? await (await import('#linear')).openLinearSolver() : undefined;
  const solved = solveRepeatedly((hooks) => match(instance, options, hooks), given, readMs, linear);
  const output = matchOutput(instance, solved.result, solved.timing, inputsHash(instance, options));
  process.stdout.write(given.json ? `${JSON.stringify(output)}\n` : matchTable(instance, output));
  return solved.result.status === 'infeasible' ? 3 : 0;
}

function withPins(instance: MatchInstance, file: string | null): MatchInstance {
  if (file === null) return instance;
  const { pins = [], forbids = [] } = readPairs(readBytes(file));
  return { ...instance, pins: [...(instance.pins ?? []), ...pins], forbids: [...(instance.forbids ?? []), ...forbids] };
}

function optionsOf(given: MatchArguments, instance: MatchInstance): MatchOptions {
  const { objective, keepMode, keepBonus } = given;
  const previous = given.keep === null ? undefined : mapped(readPairs(readBytes(given.keep)), instance).pairs;
  const warm = given.warm === null ? undefined : mapped(readPairs(readBytes(given.warm)), instance);
  return {
    objective,
    ...(previous && { previous, keepMode, keepBonus }),
    ...(warm && { warm: { pairs: warm.pairs, prices: warm.prices ?? [] } }),
    ...(given.explain.length > 0 && { explain: asked(given.explain, instance) }),
  };
}

/** The pairs and prices in the indices of this instance: by id when both files carry ids, else as they stand. */
function mapped(read: ReadPairs, { applicationIds, judgeIds }: MatchInstance): { pairs: Pair[]; prices?: number[] } {
  const { applications, judges, pairs, prices } = read;
  if (!applications || !judges || !applicationIds || !judgeIds) return { pairs, ...(prices && { prices }) };
  const rows = indexOf(applicationIds);
  const columns = indexOf(judgeIds);
  const found = pairs.map(([i, j]): Pair => [
    rows.get(applications[i] ?? '') ?? -1,
    columns.get(judges[j] ?? '') ?? -1,
  ]);
  if (!prices) return { pairs: found };
  const own = judgeIds.map(() => 0);
  judges.forEach((id, j) => {
    const here = columns.get(id);
    if (here !== undefined) own[here] = prices[j] ?? 0;
  });
  return { pairs: found, prices: own };
}

function indexOf(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}

/** I or I:J, as indices or ids. */
function asked(items: string[], instance: MatchInstance): 'all' | (number | Pair)[] {
  if (items.includes('all')) return 'all';
  return items.map((item) => {
    const whole = place(item, instance.applicationIds, instance.n);
    if (whole !== null) return whole;
    const [first = '', second = ''] = item.split(':');
    const i = place(first, instance.applicationIds, instance.n);
    const j = place(second, instance.judgeIds, instance.m);
    if (i === null || j === null)
      throw new MatchError('UNKNOWN_INDEX', `--explain ${item}: unknown application or judge`);
    return [i, j] as const;
  });
}

function place(text: string, ids: readonly string[] | undefined, length: number): number | null {
  const named = ids?.indexOf(text) ?? -1;
  if (named >= 0) return named;
  const index = Number(text);
  return text !== '' && Number.isInteger(index) && index >= 0 && index < length ? index : null;
}
