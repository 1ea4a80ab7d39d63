import { readFileSync } from 'node:fs';

const fileIn = (name: string): string => readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8');

/** A data file of the seeders, read when it is needed. The files are ours and are tested as a whole, so they are not checked again. */
export function readJson<T>(name: string): T {
  return JSON.parse(fileIn(name)) as T;
}

/** Rows of a plain CSV file without quotes, by column name; an empty cell is null. */
export function readCsv(name: string): Record<string, string | null>[] {
  const [header = '', ...lines] = fileIn(name).trim().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] || null]));
  });
}
