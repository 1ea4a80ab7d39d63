import type { ExportedRanking, ExportedResult } from '#assessment';
import { catalogue, translate, type Locale } from '#kernel';

type Cell = string | number;

/** Columns of the file: the catalogue's key of their head, and the cell. Raw and calibrated stand side by side. */
const columns = [
  ['rank', ({ rank }) => rank],
  ['number', ({ number }) => number],
  ['application', ({ name }) => name],
  ['group', ({ group }) => group ?? ''],
  ['raw', ({ rawMean }) => rawMean],
  ['calibrated', ({ calibrated }) => calibrated ?? ''],
  ['low', ({ low }) => low ?? ''],
  ['high', ({ high }) => high ?? ''],
  ['rankLow', ({ rankLow }) => rankLow ?? ''],
  ['rankHigh', ({ rankHigh }) => rankHigh ?? ''],
  ['chance', ({ chance }) => chance ?? ''],
  ['band', ({ band }, word) => word(`assessment.bands.${band}`)],
  ['reads', ({ reads }) => reads],
  ['spread', ({ spread }) => spread],
  ['outcome', ({ outcome }, word) => (outcome === null ? '' : word(`assessment.outcomes.${outcome}`))],
  ['sample', ({ isSample }, word) => (isSample ? word('scoring.export.isSample') : '')],
] as const satisfies readonly (readonly [string, (one: ExportedResult, word: (key: string) => string) => Cell])[];

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
 * Example: `=1+1` becomes `'=1+1`.
 */
export const harmless = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;

const wordsIn = (locale: Locale) => (key: string) => translate(catalogue[locale], locale, key);

function tableOf({ results, groupedBy }: ExportedRanking, locale: Locale): { head: Cell[]; rows: Cell[][] } {
  const word = wordsIn(locale);
  const shown = columns.filter(([key]) => key !== 'group' || groupedBy !== null);
  return {
    head: shown.map(([key]) => (key === 'group' ? harmless(groupedBy ?? '') : word(`scoring.columns.${key}`))),
    rows: results.map((one) => shown.map(([, cell]) => harmless(cell(one, word)))),
  };
}

/** The ranking as CSV (RFC 4180, UTF-8 with a mark that spreadsheets know). */
export function rankingAsCsv(ranking: ExportedRanking, locale: Locale): string {
  const { head, rows } = tableOf(ranking, locale);
  const quoted = (cell: Cell) => {
    const text = String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** The ranking as a workbook: one sheet with the results, one with the run they come from. */
export async function rankingAsWorkbook(ranking: ExportedRanking, locale: Locale): Promise<Buffer> {
  const { head, rows } = tableOf(ranking, locale);
  const word = wordsIn(locale);
  // Loaded when first asked for: it is large, and most processes never write a spreadsheet.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  book.created = ranking.computedAt;
  const sheet = book.addWorksheet(word('scoring.export.results'), {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 3 }],
  });
  sheet.addRow(head).font = { bold: true };
  sheet.addRows(rows);
  sheet.columns.forEach((column, at) => (column.width = at === 2 ? 32 : 14));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: head.length } };
  const about = book.addWorksheet(word('scoring.export.run'));
  about.addRows([
    [word('scoring.export.round'), harmless(`${ranking.season}, ${ranking.round}`)],
    [word('scoring.export.computedAt'), ranking.computedAt],
    [word('scoring.export.kind'), word(ranking.isPreview ? 'scoring.export.preview' : 'scoring.export.exact')],
    [word('scoring.export.quota'), ranking.quota],
    [word('scoring.export.level'), ranking.level],
    ...(ranking.groupedBy === null ? [] : [[word('scoring.export.groupedBy'), harmless(ranking.groupedBy)]]),
    [word('scoring.export.engine'), ranking.engineVersion],
    [word('scoring.export.inputs'), ranking.inputsHash],
  ]);
  about.columns.forEach((column, at) => (column.width = at === 0 ? 28 : 70));
  return Buffer.from(await book.xlsx.writeBuffer());
}
