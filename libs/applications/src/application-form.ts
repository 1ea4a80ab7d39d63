import type { EntityManager } from '@mikro-orm/postgresql';
import {
  allFields,
  askedAnswers,
  readFormDefinition,
  validateAnswers,
  type Answers,
  type FormDefinition,
  type Problem,
} from '#forms';
import { DomainError, type Id } from '#kernel';
import { Application, FormDefinition as StoredForm, Region } from '#schema';

/** Reading a form is checking it through and through; a process does that once for each version it meets. */
const readBefore = new Map<string, FormDefinition>();
const mostKept = 100;

/** A stored form as the forms library knows it. */
export function readStoredForm(stored: StoredForm): FormDefinition {
  const key = `${stored.id} ${stored.updatedAt.getTime()}`;
  const known = readBefore.get(key);
  if (known) return known;
  if (readBefore.size >= mostKept) readBefore.clear();
  const form = readFormDefinition(stored.definition);
  readBefore.set(key, form);
  return form;
}

/** A stored form that was read before, by its id and the moment of its last change in milliseconds. */
export const knownForm = (id: Id, updatedAt: number): FormDefinition | undefined =>
  readBefore.get(`${id} ${updatedAt}`);

/** The version of the form that the application was begun with. */
export async function formOf(em: EntityManager, application: Application): Promise<FormDefinition> {
  const { season, formVersion } = application;
  const stored = await em.findOneOrFail(StoredForm, { season: season.id, kind: 'APPLICATION', formVersion });
  return readStoredForm(stored);
}

function regionCodes(form: FormDefinition, answers: Answers): readonly string[] {
  return allFields(form).flatMap((field) => {
    const value = answers[field.key];
    if (field.type === 'region') return typeof value === 'string' ? [value] : [];
    if (field.type !== 'team' || !Array.isArray(value)) return [];
    const columns = field.fields.filter((column) => column.type === 'region').map((column) => column.key);
    return value.flatMap((row: unknown) => columns.flatMap((key) => codeIn(row, key)));
  });
}

function codeIn(row: unknown, key: string): string[] {
  const code = typeof row === 'object' && row !== null ? Object.entries(row).find(([name]) => name === key)?.[1] : null;
  return typeof code === 'string' ? [code] : [];
}

/** Codes that were found once: regions come with the product and stay. */
const knownRegions = new Set<string>();

/** What is wrong with the answers, regions looked up in the database. */
export async function problemsOf(
  em: EntityManager,
  form: FormDefinition,
  answers: Answers,
  mode: 'draft' | 'submit',
): Promise<Problem[]> {
  const named = [...new Set(regionCodes(form, answers))];
  const unknown = named.filter((code) => !knownRegions.has(code));
  const found = unknown.length > 0 ? await em.find(Region, { code: { $in: unknown } }, { fields: ['code'] }) : [];
  for (const { code } of found) knownRegions.add(code);
  return validateAnswers(form, answers, { mode, regions: new Set(named.filter((code) => knownRegions.has(code))) });
}

/** Problems as refusals of one input field: `answers.team.0.email`. */
export function refusalsOf(problems: readonly Problem[], under = 'answers'): DomainError[] {
  return problems.map(({ field, code, params }) => new DomainError(code, { field: `${under}.${field}`, params }));
}

/** The answers as they are sent and frozen: those to questions that are asked. */
export const sentAnswers = (form: FormDefinition, application: Application): Answers =>
  askedAnswers(form, application.answers);
