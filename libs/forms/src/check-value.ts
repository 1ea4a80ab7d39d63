import type { Answers, FieldOf, FieldType, FormField, MemberField, TeamField } from './definition.js';
import { weekTimes } from './definition.js';
import { isBlank } from './answers.js';
import { fits, lengthOf, longestLine, longestText, patterns } from './patterns.js';
import { problem, type Problem } from './problems.js';

/** What the checks may know beside the form. */
export interface CheckContext {
  /** Codes of all regions there are; without it only the shape of a code is checked. */
  readonly regions?: ReadonlySet<string>;
}

type Check<T extends FieldType> = (field: FieldOf<T>, value: unknown, at: string, context: CheckContext) => Problem[];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrongType = (at: string): Problem[] => [problem(at, 'WRONG_TYPE')];

function checkPattern(pattern: string, value: unknown, at: string): Problem[] {
  if (typeof value !== 'string') return wrongType(at);
  if (lengthOf(value) > longestLine) return [problem(at, 'TOO_LONG', { max: longestLine, length: lengthOf(value) })];
  return fits(pattern, value) ? [] : [problem(at, 'FORMAT')];
}

function checkNumber(limits: { min: number; max: number }, value: unknown, at: string): Problem[] {
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(at);
  const { min, max } = limits;
  return value < min || value > max ? [problem(at, 'OUT_OF_RANGE', { min, max })] : [];
}

function checkText(field: FieldOf<'text' | 'longText'>, value: unknown, at: string): Problem[] {
  if (typeof value !== 'string' || lengthOf(value) > longestText) return wrongType(at);
  const { maxLength, pattern } = field.limits;
  if (lengthOf(value) > maxLength) return [problem(at, 'TOO_LONG', { max: maxLength, length: lengthOf(value) })];
  return pattern && !fits(pattern, value) ? [problem(at, 'FORMAT')] : [];
}

interface ListLimits {
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
}

/** A list without repetitions, whose length and items fit. */
function checkList(value: unknown, at: string, limits: ListLimits, item: (one: unknown, at: string) => Problem[]) {
  if (!Array.isArray(value)) return wrongType(at);
  const { minItems = 0, maxItems = Number.MAX_SAFE_INTEGER } = limits;
  const found = value.flatMap((one: unknown, i) => item(one, `${at}.${i}`));
  if (value.length < minItems) found.push(problem(at, 'TOO_FEW', { min: minItems }));
  if (value.length > maxItems) found.push(problem(at, 'TOO_MANY', { max: maxItems }));
  if (new Set(value.filter((one) => !isRecord(one))).size + value.filter(isRecord).length < value.length) {
    found.push(problem(at, 'REPEATED'));
  }
  return found;
}

function checkOption(keys: readonly string[], value: unknown, at: string): Problem[] {
  if (typeof value !== 'string') return wrongType(at);
  return keys.includes(value) ? [] : [problem(at, 'NOT_AN_OPTION')];
}

const optionKeys = (field: FieldOf<'select' | 'multi' | 'ranked'>) => field.options.map((option) => option.key);

const checkChoices: Check<'multi' | 'ranked'> = (field, value, at) => {
  const keys = optionKeys(field);
  const list = checkList(value, at, field.limits, (one) => checkOption(keys, one, at));
  return list.filter((found, i) => list.findIndex((other) => other.code === found.code) === i);
};

const checkRegion: Check<'region'> = (field, value, at, { regions }) => {
  const shape = checkPattern(patterns.region, value, at);
  if (shape.length > 0 || typeof value !== 'string') return shape;
  if (regions && !regions.has(value)) return [problem(at, 'UNKNOWN_REGION')];
  const provinces = field.limits?.provinces;
  return provinces && !provinces.includes(value.slice(0, 2)) ? [problem(at, 'NOT_AN_OPTION')] : [];
};

const checkFigure: Check<'figure'> = (field, value, at) => {
  if (!isRecord(value) || Object.keys(value).some((key) => key !== 'value' && key !== 'asOf')) return wrongType(at);
  const found: Problem[] = [];
  if (isBlank(value['value'])) found.push(problem(`${at}.value`, 'REQUIRED'));
  else found.push(...checkNumber(field.limits, value['value'], `${at}.value`));
  if (isBlank(value['asOf'])) found.push(problem(`${at}.asOf`, 'REQUIRED'));
  else found.push(...checkPattern(patterns.date, value['asOf'], `${at}.asOf`));
  return found;
};

const checkMonths: Check<'monthlyTable'> = (field, value, at) => {
  const found = checkList(value, at, field.limits, (row, rowAt) => {
    if (!isRecord(row) || Object.keys(row).some((key) => key !== 'month' && key !== 'amount')) return wrongType(rowAt);
    const month = isBlank(row['month'])
      ? [problem(`${rowAt}.month`, 'REQUIRED')]
      : checkPattern(patterns.month, row['month'], `${rowAt}.month`);
    const amount = isBlank(row['amount'])
      ? [problem(`${rowAt}.amount`, 'REQUIRED')]
      : checkNumber(field.limits, row['amount'], `${rowAt}.amount`);
    return [...month, ...amount];
  });
  const months = Array.isArray(value)
    ? value
        .filter(isRecord)
        .map((row) => row['month'])
        .filter((month) => !isBlank(month))
    : [];
  return new Set(months).size < months.length ? [...found, problem(at, 'REPEATED')] : found;
};

const checkTimes: Check<'weekGrid'> = (field, value, at) =>
  checkList(value, at, field.limits, (one) => checkOption(weekTimes, one, at));

function checkMember(field: TeamField, row: unknown, at: string, context: CheckContext): Problem[] {
  if (!isRecord(row)) return wrongType(at);
  const known = new Set(['isLead', ...field.fields.map((column) => column.key)]);
  const found = Object.keys(row)
    .filter((key) => !known.has(key))
    .map((key) => problem(`${at}.${key}`, 'UNKNOWN_FIELD'));
  if (row['isLead'] !== undefined && typeof row['isLead'] !== 'boolean') found.push(...wrongType(`${at}.isLead`));
  for (const column of field.fields) found.push(...checkColumn(column, row, at, context));
  return found;
}

function checkColumn(column: MemberField, row: Answers, at: string, context: CheckContext): Problem[] {
  const value = row[column.key];
  if (!isBlank(value)) return checkValue(column, value, `${at}.${column.key}`, context);
  return column.required ? [problem(`${at}.${column.key}`, 'REQUIRED')] : [];
}

const checkTeam: Check<'team'> = (field, value, at, context) => {
  const found = checkList(value, at, field.limits, (row, rowAt) => checkMember(field, row, rowAt, context));
  const rows = Array.isArray(value) ? value.filter(isRecord) : [];
  if (rows.filter((row) => row['isLead'] === true).length !== 1) found.push(problem(at, 'TEAM_ONE_LEAD'));
  if (field.sumsTo) found.push(...checkShares(field.sumsTo, rows, at));
  return found;
};

function checkShares({ key, total }: { key: string; total: number }, rows: readonly Answers[], at: string): Problem[] {
  const shares = rows.map((row) => row[key]).filter((share) => typeof share === 'number');
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.length === 0 || sum === total ? [] : [problem(at, 'TEAM_SHARES', { total, sum })];
}

const yesOrNo: Check<'yesNo' | 'consent'> = (_, value, at) => (typeof value === 'boolean' ? [] : wrongType(at));

const checks: { readonly [T in FieldType]: Check<T> } = {
  text: checkText,
  longText: checkText,
  int: (field, value, at) => checkNumber(field.limits, value, at),
  money: (field, value, at) => checkNumber(field.limits, value, at),
  percent: (field, value, at) => checkNumber(field.limits, value, at),
  select: (field, value, at) => checkOption(optionKeys(field), value, at),
  multi: checkChoices,
  ranked: checkChoices,
  url: (_, value, at) => checkPattern(patterns.url, value, at),
  urls: (field, value, at) =>
    checkList(value, at, field.limits, (one, itemAt) => checkPattern(patterns.url, one, itemAt)),
  email: (_, value, at) => checkPattern(patterns.email, value, at),
  phone: (_, value, at) => checkPattern(patterns.phone, value, at),
  month: (_, value, at) => checkPattern(patterns.month, value, at),
  date: (_, value, at) => checkPattern(patterns.date, value, at),
  region: checkRegion,
  yesNo: yesOrNo,
  consent: yesOrNo,
  file: (field, value, at) =>
    checkList(value, at, field.limits, (one) => (typeof one === 'string' ? [] : wrongType(at))),
  figure: checkFigure,
  monthlyTable: checkMonths,
  weekGrid: checkTimes,
  team: checkTeam,
};

/** What is wrong with an answer that is not blank. */
export function checkValue(field: FormField, value: unknown, at: string, context: CheckContext): Problem[] {
  return checkOf(field.type)(field, value, at, context);
}

/** The table above says which check takes which field; TypeScript cannot follow that through an index. */
function checkOf(type: FieldType): Check<FieldType> {
  return checks[type] as Check<FieldType>;
}
