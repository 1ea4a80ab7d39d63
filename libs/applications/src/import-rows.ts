import { allFields, fieldOf, isBlank, validateAnswers, type FormDefinition, type FormField } from '#forms';
import { answerIn, fitsInACell, plain } from './import-cells.js';
import { mistake, type ImportMistake, type ImportTable } from './import-table.js';

/** What one line of a file says. */
export interface ImportedRow {
  readonly line: number;
  readonly startupName: string;
  readonly leadName: string;
  readonly leadEmail: string;
  readonly submittedAt: Date | null;
  readonly answers: Record<string, unknown>;
}

/** Columns that are no question of the form. */
const ownColumns = { leadname: 'leadName', leademail: 'leadEmail', submittedat: 'submittedAt' } as const;
const ownNames: Readonly<Record<string, string>> = ownColumns;

/** Names of the columns a file must have. */
export const neededColumns = ['name', 'leadName', 'leadEmail'] as const;

/** Headings with the field they stand for, by key or by label in either language. */
function columnsOf(form: FormDefinition, headings: readonly string[]) {
  const names = new Map<string, string>();
  for (const field of allFields(form).filter(fitsInACell)) {
    for (const name of [field.label.en ?? '', field.label.id, field.key]) names.set(plain(name), field.key);
  }
  for (const [name, key] of Object.entries(ownNames)) names.set(name, key);
  return headings.map((heading) => names.get(plain(heading)) ?? null);
}

function headingMistakes(headings: readonly string[], columns: readonly (string | null)[]): ImportMistake[] {
  const unknown = headings.flatMap((heading, i) =>
    columns[i] === null ? [mistake(1, heading, 'COLUMN_UNKNOWN', { column: heading })] : [],
  );
  const missing = neededColumns.filter((key) => !columns.includes(key));
  const twice = headings.filter((_, i) => columns[i] !== null && columns.indexOf(columns[i] ?? null) !== i);
  return [
    ...unknown,
    ...missing.map((column) => mistake(1, column, 'COLUMN_MISSING', { column })),
    ...twice.map((column) => mistake(1, column, 'COLUMN_TWICE', { column })),
  ];
}

export interface ReadRows {
  readonly rows: readonly ImportedRow[];
  readonly mistakes: readonly ImportMistake[];
}

interface Reader {
  readonly form: FormDefinition;
  readonly columns: readonly (string | null)[];
  readonly headings: readonly string[];
  /** Region codes by plain name and by plain code. */
  readonly regions: ReadonlyMap<string, string>;
}

/**
 * The lines of a table as applications, with everything that is wrong in them by line and column.
 * @param regions codes of regions by plain name
 */
export function readRows(form: FormDefinition, table: ImportTable, regions: ReadonlyMap<string, string>): ReadRows {
  const columns = columnsOf(form, table.headings);
  const wrong = headingMistakes(table.headings, columns);
  if (wrong.length > 0) return { rows: [], mistakes: wrong };
  const reader: Reader = { form, columns, headings: table.headings, regions };
  const read = table.rows.map(({ line, cells }) => readRow(reader, line, cells));
  const rows = read.map(({ row }) => row);
  return { rows, mistakes: [...read.flatMap(({ mistakes }) => mistakes), ...repeated(reader, rows)] };
}

function readRow(reader: Reader, line: number, cells: readonly string[]) {
  const { form, columns, regions } = reader;
  const cellOf = (key: string) => cells[columns.indexOf(key)] ?? '';
  const answers: Record<string, unknown> = {};
  for (const [i, key] of columns.entries()) {
    const field = key === null ? undefined : fieldOf(form, key);
    const value = field && answerIn(field, cells[i] ?? '', regions);
    if (key !== null && !isBlank(value)) answers[key] = value;
  }
  const row: ImportedRow = {
    line,
    startupName: cellOf('name'),
    leadName: cellOf('leadName'),
    leadEmail: cellOf('leadEmail').toLowerCase(),
    submittedAt: cellOf('submittedAt') === '' ? null : new Date(cellOf('submittedAt')),
    answers,
  };
  return { row, mistakes: [...ownMistakes(reader, row), ...answerMistakes(reader, row)] };
}

const headingOf = ({ headings, columns }: Reader, key: string) => headings[columns.indexOf(key)] ?? key;

const leadForm = (form: FormDefinition): FormDefinition => {
  const email: FormField = { key: 'leadEmail', type: 'email', label: { id: 'Email ketua' }, required: true };
  const name: FormField = {
    key: 'leadName',
    type: 'text',
    label: { id: 'Ketua' },
    limits: { maxLength: 80 },
    required: true,
  };
  const startup: FormField = {
    key: 'name',
    type: 'text',
    label: { id: 'Nama' },
    limits: { maxLength: 80 },
    required: true,
  };
  return { ...form, sections: [{ key: 'lead', title: { id: 'Ketua' }, minutes: 0, fields: [startup, name, email] }] };
};

function ownMistakes(reader: Reader, row: ImportedRow): ImportMistake[] {
  const own = { name: row.startupName, leadName: row.leadName, leadEmail: row.leadEmail };
  const found = validateAnswers(leadForm(reader.form), own, { mode: 'submit' }).map(({ field, code, params }) =>
    mistake(row.line, headingOf(reader, field), code, params),
  );
  const when = row.submittedAt;
  return when && Number.isNaN(when.getTime())
    ? [...found, mistake(row.line, headingOf(reader, 'submittedAt'), 'FORMAT')]
    : found;
}

function answerMistakes(reader: Reader, { line, answers }: ImportedRow): ImportMistake[] {
  const codes = new Set(reader.regions.values());
  const { name: _, ...others } = answers;
  return validateAnswers(reader.form, others, { mode: 'draft', regions: codes }).map(({ field, code, params }) => {
    const key = field.split('.')[0] ?? field;
    const isRegion = fieldOf(reader.form, key)?.type === 'region';
    return mistake(line, headingOf(reader, key), isRegion ? 'UNKNOWN_REGION' : code, params);
  });
}

/** One person leads one application of a season. */
function repeated(reader: Reader, rows: readonly ImportedRow[]): ImportMistake[] {
  const firstLine = new Map<string, number>();
  return rows.flatMap(({ line, leadEmail }) => {
    const first = firstLine.get(leadEmail);
    if (first === undefined) firstLine.set(leadEmail, line);
    return first === undefined || leadEmail === ''
      ? []
      : [mistake(line, headingOf(reader, 'leadEmail'), 'ROW_TWICE', { line: first })];
  });
}
