import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import type { FormDefinition } from '#forms';
import { DomainError, newId, type Id } from '#kernel';
import { OpenCalls } from '#programmes';
import { Application, FormDefinition as StoredForm, ImportRun, Region, Season } from '#schema';
import { readStoredForm } from './application-form.js';
import { nextNumbers } from './application-number.js';
import type { ApplicationsCode } from './applications.errors.js';
import { plain } from './import-cells.js';
import { readRows, type ImportedRow } from './import-rows.js';
import { isTable, mistake, readTable, type ImportMistake } from './import-table.js';
import { ImportedPeople } from './imported-people.js';

export interface ImportInput {
  readonly seasonSlug: string;
  readonly fileName: string;
  readonly content: string;
  /** Says what would happen and keeps nothing. */
  readonly dryRun: boolean;
}

export interface ImportReport {
  /** Absent after a dry run and when there were mistakes. */
  readonly runId: Id | null;
  readonly rows: number;
  readonly mistakes: readonly ImportMistake[];
}

/** Loads applications that were collected elsewhere, all of a file or nothing. Nobody is written to. */
@Injectable()
export class ImportApplications {
  constructor(
    private readonly em: EntityManager,
    private readonly calls: OpenCalls,
  ) {}

  /**
   * They stand as sent and wait for the administrative check; `UndoImport` takes them back.
   * @throws NOT_FOUND for a season one does not direct, IMPORT_REPEATED for a file that is loaded already
   */
  execute(viewer: Viewer, input: ImportInput): Promise<ImportReport> {
    return this.em.transactional(async (em) => {
      const season = await directedSeason(em, viewer, input.seasonSlug);
      const stored = await this.calls.publishedForm(em, season.id, 'APPLICATION');
      const { rows, mistakes } = await this.read(em, season, readStoredForm(stored), input.content);
      if (mistakes.length > 0 || input.dryRun) return { runId: null, rows: rows.length, mistakes };
      const runId = await this.load(em, season, stored, input, rows);
      return { runId, rows: rows.length, mistakes };
    });
  }

  private async read(em: EntityManager, season: Season, form: FormDefinition, content: string) {
    const table = readTable(content);
    if (!isTable(table)) return { rows: [], mistakes: table };
    const { rows, mistakes } = readRows(form, table, await regionsByName(em));
    return { rows, mistakes: [...mistakes, ...(await alreadyApplied(em, season, rows))] };
  }

  private async load(
    em: EntityManager,
    season: Season,
    form: StoredForm,
    input: ImportInput,
    rows: readonly ImportedRow[],
  ) {
    const run = await newRun(em, season, input, rows.length);
    const numbers = await nextNumbers(em, season, rows.length);
    const people = await ImportedPeople.prepare(em, run, season, form, rows);
    for (const [i, row] of rows.entries()) people.add(row, numbers[i] ?? '');
    await em.flush();
    return run.id;
  }
}

async function directedSeason(em: EntityManager, viewer: Viewer, slug: string): Promise<Season> {
  viewer.where('create', 'ImportRun');
  const season = await em.findOne(Season, { slug, ...viewer.where('update', 'Season') });
  if (!season) throw new DomainError('NOT_FOUND');
  return season;
}

async function regionsByName(em: EntityManager): Promise<ReadonlyMap<string, string>> {
  const regions = await em.findAll(Region);
  return new Map(
    regions.flatMap(({ code, name }): [string, string][] => [
      [plain(name), code],
      [plain(code), code],
    ]),
  );
}

async function alreadyApplied(
  em: EntityManager,
  season: Season,
  rows: readonly ImportedRow[],
): Promise<ImportMistake[]> {
  const standing = await em.find(
    Application,
    {
      season,
      lifecycle: { $nin: ['WITHDRAWN', 'EXPIRED'] },
      lead: { email: { $in: rows.map((row) => row.leadEmail) } },
    },
    { populate: ['lead'], fields: ['number', 'lead.email'] },
  );
  const numbers = new Map(standing.map((one) => [one.lead.getEntity().email, one.number]));
  return rows.flatMap(({ line, leadEmail }) => {
    const number = numbers.get(leadEmail);
    return number ? [mistake(line, 'leadEmail', 'ALREADY_APPLIED', { number })] : [];
  });
}

async function newRun(em: EntityManager, season: Season, { fileName, content }: ImportInput, rows: number) {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const before = await em.findOne(ImportRun, { season, sha256, undoneAt: null });
  if (before) throw new DomainError<ApplicationsCode>('IMPORT_REPEATED', { params: { run: before.id } });
  const run = em.create(ImportRun, { id: newId(), season, fileName, sha256, rows, createdAt: new Date() });
  em.persist(run);
  return run;
}
