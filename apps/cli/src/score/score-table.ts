import type { ScoringResult } from '#scoring';

const SHOWN = 50;

/** The result for people: what the model found, warnings, ranking and reviewers. */
export function scoreTable(result: ScoringResult): string {
  const parts = [modelLines(result), warningLines(result), ranking(result), reviewers(result), allocation(result)];
  return `${parts
    .filter((part) => part.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function modelLines({ model, agreement, applications }: ScoringResult): string[] {
  const { variances } = model;
  const tracks = variances.track === undefined ? '' : `of tracks ${fixed(variances.track)}, `;
  const approximate = model.approximate ? ', approximate' : '';
  return [
    `Level ${model.level}, ${applications.length} applications, ${model.method}${approximate}`,
    `Average application and reviewer: ${fixed(model.mu)} (standard error ${fixed(model.muSe)})`,
    `Variance of quality ${fixed(variances.application)}, leniency ${fixed(variances.reviewer)}, ${tracks}` +
      `chance ${fixed(variances.residual ?? variances.applicationPlusResidual ?? null)}`,
    `Reliability of one review: ${fixed(agreement.iccSingle)}; with leniency removed: ${fixed(agreement.iccConsistency)}`,
  ];
}

function warningLines({ warnings }: ScoringResult): string[] {
  return warnings.map(({ code, message, count }) => `! ${code}: ${message}${count === undefined ? '' : ` (${count})`}`);
}

function ranking({ applications }: ScoringResult): string[] {
  if (applications.length === 0) return [];
  const rows = applications
    .slice(0, SHOWN)
    .map((a) => [
      String(a.rank),
      a.id,
      String(a.n),
      fixed(a.rawMean),
      fixed(a.calibrated),
      a.interval90 ? `${fixed(a.interval90[0])} to ${fixed(a.interval90[1])}` : '-',
      a.rankInterval ? `${a.rankInterval[0]} to ${a.rankInterval[1]}` : '-',
      a.pTop === null ? '-' : `${Math.round(100 * a.pTop)} %`,
    ]);
  const head = ['rank', 'application', 'n', 'raw mean', 'calibrated', '90 % interval', 'rank, 90 %', 'in the top'];
  return [...aligned([head, ...rows], 1), ...remainder(applications.length)];
}

function reviewers({ reviewers: list }: ScoringResult): string[] {
  if (list.length === 0) return [];
  const rows = list.slice(0, SHOWN).map((j) => [j.id, String(j.n), fixed(j.leniency), fixed(j.sd)]);
  return [...aligned([['reviewer', 'n', 'leniency', 'sd'], ...rows], 0), ...remainder(list.length)];
}

function allocation({ allocation: list }: ScoringResult): string[] {
  if (!list || list.length === 0) return [];
  const rows = list.slice(0, SHOWN).map((a) => [a.application, String(a.reviews), a.priority.toFixed(4)]);
  return [...aligned([['next reviews', 'how many', 'priority'], ...rows], 0), ...remainder(list.length)];
}

function remainder(length: number): string[] {
  return length > SHOWN ? [`… and ${length - SHOWN} more (--json shows all)`] : [];
}

/** Columns padded to their widest cell; the named column reads from the left, numbers from the right. */
function aligned(rows: readonly (readonly string[])[], leftColumn: number): string[] {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  return rows.map((row) =>
    row.map((cell, c) => (c === leftColumn ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join('  '),
  );
}

function fixed(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}
