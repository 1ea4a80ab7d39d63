import { CsvError, parse } from 'csv-parse/sync';
import type { ProblemCode } from '#forms';
import type { ApplicationsCode } from './applications.errors.js';

export type ImportCode = ApplicationsCode | ProblemCode;

/** One thing wrong in a file: which line (the heading is line 1), which column by its heading, and what. */
export interface ImportMistake {
  readonly line: number;
  readonly column: string;
  readonly code: ImportCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Most rows of one file. */
export const mostRows = 10_000;

export const mistake = (
  line: number,
  column: string,
  code: ImportCode,
  params: ImportMistake['params'] = {},
): ImportMistake => ({ line, column, code, params });

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ImportTable {
  readonly headings: readonly string[];
  readonly rows: readonly Line[];
}

/** Spreadsheets of different countries write commas or semicolons; the heading tells which. */
function delimiterOf(text: string): string {
  const heading = text.slice(0, text.search(/[\r\n]|$/));
  return heading.split(';').length > heading.split(',').length ? ';' : ',';
}

/**
 * The cells of a CSV file with their lines. What cannot be read as a table comes back as mistakes.
 * @param text the file, with or without a byte order mark
 */
export function readTable(text: string): ImportTable | readonly ImportMistake[] {
  const lines: Line[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      delimiter: delimiterOf(text),
      on_record: (cells, { lines: line }) => {
        lines.push({ line, cells });
        return null;
      },
    });
  } catch (cause) {
    if (cause instanceof CsvError) return [mistake(Number(cause['lines'] ?? 1), '', 'CSV_UNREADABLE')];
    throw cause;
  }
  const [heading, ...rows] = lines;
  if (!heading || rows.length === 0) return [mistake(1, '', 'IMPORT_EMPTY')];
  if (rows.length > mostRows) return [mistake(1, '', 'IMPORT_TOO_LONG', { max: mostRows })];
  const width = heading.cells.length;
  const uneven = rows.filter(({ cells }) => cells.length !== width);
  if (uneven.length === 0) return { headings: heading.cells, rows };
  return uneven.map(({ line, cells }) => mistake(line, '', 'ROW_WIDTH', { cells: cells.length, columns: width }));
}

export const isTable = (read: ImportTable | readonly ImportMistake[]): read is ImportTable => 'headings' in read;
