import type { Explanation, Infeasible, MatchInstance } from '#matching';
import type { MatchOutput } from './output.js';

const MILLION = 1_000_000;

/** The result for reading: a summary, then one line per application. */
export function matchTable(instance: MatchInstance, output: MatchOutput): string {
  const name = namesOf(instance);
  const lines = [...summary(output), ''];
  if (output.infeasible) lines.push(...cutLines(output.infeasible, name));
  else lines.push(...pairLines(instance, output, name));
  for (const explanation of output.explanations ?? []) lines.push(explanationLine(explanation, name));
  return `${lines.join('\n')}\n`;
}

interface Names {
  application(i: number): string;
  judge(j: number): string;
}

function namesOf({ applicationIds, judgeIds }: MatchInstance): Names {
  return { application: (i) => applicationIds?.[i] ?? `#${i}`, judge: (j) => judgeIds?.[j] ?? `#${j}` };
}

function summary(output: MatchOutput): string[] {
  const { status, total, gap, parts, worstPair, worstSum, cpuMs } = output;
  if (status === 'infeasible') return ['No match exists.'];
  const proof = gap === '0' ? 'proven optimal' : `at most ${micro(Number(gap))} below the optimum`;
  return [
    `total       ${micro(Number(total))} (${proof})`,
    `pairs       ${parts.seats} for ${parts.covered} applications`,
    `worst pair  ${worstPair === null ? '-' : micro(worstPair)}`,
    `worst sum   ${worstSum === null ? '-' : micro(worstSum)}`,
    ...(parts.previous > 0 ? [`kept        ${parts.kept} of ${parts.previous}`] : []),
    `time        ${cpuMs.toFixed(0)} ms`,
    ...output.warnings.map(({ code, message }) => `warning     ${code}: ${message}`),
  ];
}

function pairLines(instance: MatchInstance, { pairs }: MatchOutput, name: Names): string[] {
  const rows = new Map<number, string[]>();
  for (const [i, j] of pairs) rows.set(i, [...(rows.get(i) ?? []), name.judge(j)]);
  const lines: string[] = [];
  for (let i = 0; i < instance.n; i++) {
    if (instance.k[i]! > 0) lines.push(`${name.application(i)}: ${rows.get(i)?.join(', ') ?? '-'}`);
  }
  return lines;
}

/** "These 14 applications need 42 reviews, only 33 seats are free among Ani, Budi, Citra." */
function cutLines({ side, applications, judges, needed, seats, fixes }: Infeasible, name: Names): string[] {
  const among = judges.length > 0 ? ` among ${few(judges.map(name.judge))}` : '';
  const what =
    side === 'applications'
      ? `These ${applications.length} applications need ${needed} reviews, only ${seats} seats are free${among}: ${few(applications.map(name.application))}.`
      : `These ${judges.length} judges must have ${needed} reviews, only ${seats} are there for them: ${few(judges.map(name.judge))}.`;
  const cures = fixes.map(({ kind, by, pairs, quotas, enough }) => {
    const named = pairs?.map(([i, j]) => `${name.application(i)}-${name.judge(j)}`) ?? quotas ?? [];
    const rest = enough === false ? ' (for these; others may still lack something)' : '';
    return `  ${kind} by ${by}${named.length > 0 ? `: ${named.join(', ')}` : ''}${rest}`;
  });
  return [what, 'Any one of these would do:', ...cures];
}

function few(names: string[]): string {
  return names.length <= 8 ? names.join(', ') : `${names.slice(0, 8).join(', ')} and ${names.length - 8} more`;
}

function explanationLine(explanation: Explanation, name: Names): string {
  const { application, judge, affinity, price, bestAlternative, rankForApplication, reason, better, shortBy } =
    explanation;
  const other = bestAlternative
    ? `; next best ${name.judge(bestAlternative.judge)} (${micro(bestAlternative.surplus)})`
    : '';
  const cause = better
    ? `; ${name.judge(better.judge)} fits better but is needed elsewhere (price ${micro(better.price)})`
    : '';
  const short = shortBy === undefined ? '' : `; falls short by ${micro(shortBy)}`;
  return (
    `${name.application(application)} - ${name.judge(judge)}: ${reason ?? 'not matched'}, affinity ${micro(affinity)} ` +
    `(rank ${rankForApplication}), price ${micro(price)}${cause}${short}${other}`
  );
}

function micro(units: number): string {
  return (units / MILLION).toFixed(6);
}
