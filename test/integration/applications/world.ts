import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import { Viewer, type Grant } from '#access';
import {
  AttachFile,
  CheckEligibility,
  ConfirmOffer,
  DeclineOffer,
  ExpireOverdue,
  ImportApplications,
  InviteCoApplicant,
  OpenFile,
  RecordCheckVerdict,
  RemoveFile,
  RequestRevision,
  ResubmitApplication,
  RemindOfOffers,
  ReturnOverdueRevisions,
  SaveAnswers,
  StartApplication,
  SubmissionArrivals,
  SubmitApplication,
  UndoImport,
  UndoWithdrawal,
  WithdrawApplication,
} from '#applications';
import { DomainError, newId, type Id } from '#kernel';
import { MutationReceipts, Outbox } from '#messaging';
import { OpenCalls } from '#programmes';
import {
  Application,
  Cohort,
  FormDefinition,
  JobOutbox,
  ormOptions,
  Organisation,
  Person,
  Programme,
  Region,
  RoleGrant,
  Season,
  Stage,
} from '#schema';
import { DiskFileStore } from '#storage';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const form = (name: string) => JSON.parse(readFileSync(`prisma-free-schema/seeders/data/${name}.v1.json`, 'utf8'));

/** Answers that pass the eligibility form of the Hetero pack. */
export const eligible = {
  leadAge: 27,
  regionCode: '33.72',
  stage: 'IDEA',
  sectors: ['kuliner'],
  teamSize: 2,
  founderFree: true,
  otherIncubator: 'no',
  canAttend: true,
};

/** What is left to answer after starting, for a team at the stage of an idea. */
export const complete = {
  oneLiner: 'Bumbu siap pakai dari petani lereng Merapi',
  description: 'Kami mengolah rempah menjadi bumbu siap pakai.',
  tenantCriterion: ['CREATIVE_INNOVATION'],
  homeSpace: 'solo',
  problem: 'Petani rempah menjual murah karena tidak mengolah.',
  customerSegment: 'Warung makan di Solo Raya.',
  solution: 'Bumbu siap pakai dengan takaran warung.',
  marketType: 'B2B',
  revenueModel: ['PRODUCT_SALES'],
  hasRevenue: false,
  legalForm: 'BELUM_BERBADAN',
  team: [{ isLead: true, name: 'Sekar', email: 'sekar@contoh.invalid', role: 'HUSTLER', commitment: 'FULL_TIME' }],
  whyJoin: 'Kami ingin belajar memasarkan.',
  goals: 'Sepuluh warung berlangganan.',
  topicsNeeded: ['marketing'],
  availability: ['mon.morning'],
  consentTerms: true,
  consentProcessing: true,
  consentAggregate: true,
  underAge: false,
};

const hour = 3_600_000;

export interface SeasonDates {
  readonly opensAt?: Date;
  readonly finalDeadline?: Date;
  readonly capacity?: number;
}

/** A programme with an open season on a real database, its people, and every use case of the capability. */
export class ApplicationsWorld {
  readonly #people = new Map<string, Id>();
  #seasons = 0;
  programmeId: Id = newId();

  private constructor(
    private readonly database: TestDatabase,
    readonly orm: MikroORM,
    readonly folder: string,
  ) {}

  static async open(): Promise<ApplicationsWorld> {
    const database = await createTestDatabase();
    const orm = await MikroORM.init({ ...ormOptions, clientUrl: database.url });
    const world = new ApplicationsWorld(database, orm, await mkdtemp(join(tmpdir(), 'semai-files-')));
    await world.found();
    return world;
  }

  async close(): Promise<void> {
    await this.orm.close();
    await this.database.drop();
    await rm(this.folder, { recursive: true });
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** A fork, as a request has one of its own. */
  get em(): EntityManager {
    return this.orm.em.fork();
  }

  use() {
    const em = this.em;
    const calls = new OpenCalls();
    const outbox = new Outbox();
    const store = new DiskFileStore(this.folder);
    const eligibility = new CheckEligibility(em, calls);
    const arrivals = new SubmissionArrivals(em, new MutationReceipts(em));
    return {
      checkEligibility: eligibility,
      start: new StartApplication(em, calls, eligibility, outbox),
      save: new SaveAnswers(em, calls, new MutationReceipts(em)),
      invite: new InviteCoApplicant(em, outbox),
      attach: new AttachFile(em, calls, store),
      removeFile: new RemoveFile(em, calls, store),
      openFile: new OpenFile(em, store),
      submit: new SubmitApplication(em, calls, arrivals, outbox),
      resubmit: new ResubmitApplication(em, arrivals, outbox),
      withdraw: new WithdrawApplication(em, outbox),
      undoWithdrawal: new UndoWithdrawal(em, calls),
      check: new RecordCheckVerdict(em, outbox),
      requestRevision: new RequestRevision(em, outbox),
      returnOverdue: new ReturnOverdueRevisions(em),
      confirm: new ConfirmOffer(em, outbox),
      decline: new DeclineOffer(em, outbox),
      expireOverdue: new ExpireOverdue(em, outbox),
      remindOfOffers: new RemindOfOffers(em, outbox),
      importFile: new ImportApplications(em, calls),
      undoImport: new UndoImport(em),
    };
  }

  private async found(): Promise<void> {
    const em = this.em;
    const organisation = em.create(Organisation, { id: newId(), name: 'Dinas', slug: 'dinas' });
    const words = { id: 'Program', en: 'Programme' };
    const programme = em.create(Programme, {
      id: this.programmeId,
      organisation,
      slug: 'hetero',
      name: words,
      summary: words,
      type: 'INCUBATION' as const,
    });
    const regions = [
      ['33.72', 'Kota Surakarta'],
      ['33.74', 'Kota Semarang'],
    ].map(([code = '', name = '']) =>
      em.create(Region, { code, name, level: 'REGENCY', parentCode: '33', area: null }),
    );
    em.persist([organisation, programme, ...regions]);
    await em.flush();
  }

  /** A season with stages, both forms and a cohort, open unless its dates say otherwise. */
  async season({ opensAt, finalDeadline, capacity = 2 }: SeasonDates = {}): Promise<{ id: Id; slug: string }> {
    const em = this.em;
    const n = ++this.#seasons;
    const now = Date.now();
    const words = { id: `Musim ${n}`, en: `Season ${n}` };
    const season = em.create(Season, {
      id: newId(),
      programme: this.programmeId,
      slug: `musim-${n}`,
      numberPrefix: `HFS${n}`,
      name: words,
      summary: words,
      state: 'OPEN',
      opensAt: opensAt ?? new Date(now - 24 * hour),
      finalDeadline: finalDeadline ?? new Date(now + 24 * hour),
      seats: 40,
    });
    em.persist(season);
    const kinds = ['INTAKE', 'CHECK', 'REVIEW', 'BOOTCAMP', 'INCUBATION'] as const;
    for (const [i, kind] of kinds.entries()) {
      const dates = { startsAt: new Date(now + (i - 1) * hour), endsAt: new Date(now + (i + 48) * hour) };
      const names = { staffName: { id: kind }, applicantName: { id: kind } };
      em.persist(
        em.create(Stage, { id: newId(), season, key: kind.toLowerCase(), kind, position: i + 1, ...names, ...dates }),
      );
    }
    for (const [kind, name] of [
      ['ELIGIBILITY', 'hetero-eligibility'] as const,
      ['APPLICATION', 'hetero-application'] as const,
    ]) {
      const definition = form(name) as Record<string, unknown>;
      em.persist(
        em.create(FormDefinition, { id: newId(), season, kind, formVersion: 1, definition, publishedAt: new Date() }),
      );
    }
    em.persist(em.create(Cohort, { id: newId(), season, slug: `angkatan-${n}`, name: words, capacity }));
    await em.flush();
    return { id: season.id, slug: season.slug };
  }

  /** A person of that name, made at the first call. */
  async person(name: string, grants: readonly Grant[] = []): Promise<Viewer> {
    const known = this.#people.get(name);
    if (known) return new Viewer({ personId: known, grants, locale: 'id' });
    const em = this.em;
    const person = em.create(Person, { id: newId(), email: `${name.toLowerCase()}@contoh.invalid`, fullName: name });
    for (const grant of grants) em.persist(em.create(RoleGrant, { id: newId(), person, ...grant }));
    await em.persist(person).flush();
    this.#people.set(name, person.id);
    return new Viewer({ personId: person.id, grants, locale: 'id' });
  }

  staff(): Promise<Viewer> {
    return this.person('Staf', [{ role: 'STAFF', scopeKind: 'PROGRAMME', scopeId: this.programmeId }]);
  }

  director(): Promise<Viewer> {
    return this.person('Direktur', [{ role: 'DIRECTOR', scopeKind: 'PROGRAMME', scopeId: this.programmeId }]);
  }

  /** A draft of that person. */
  async draft(viewer: Viewer, seasonId: Id, startupName = 'Bumbu Merapi'): Promise<Id> {
    return this.use().start.execute(viewer, { seasonId, eligibility: eligible, startupName });
  }

  /** A file that was sent and waits for the check. */
  async sent(viewer: Viewer, seasonId: Id, startupName?: string): Promise<Id> {
    const applicationId = await this.draft(viewer, seasonId, startupName);
    await this.use().save.execute(viewer, { applicationId, baseVersion: 1, answers: complete });
    return this.use().submit.execute(viewer, { applicationId, attemptKey: newId() });
  }

  async read(applicationId: Id): Promise<Application> {
    return this.em.findOneOrFail(
      Application,
      { id: applicationId },
      { populate: ['stageEntries.stage', 'snapshots', 'members', 'offers'] },
    );
  }

  /** Names of the events about one row, oldest first. */
  async events(id: Id): Promise<string[]> {
    const rows = await this.em.find(JobOutbox, {}, { orderBy: { id: 'asc' } });
    return rows.filter(({ payload }) => Object.values(payload).includes(id)).map(({ event }) => event);
  }
}

/** The codes a use case refuses with, as `field CODE`. */
export async function refusals(answer: Promise<unknown>): Promise<string[]> {
  try {
    await answer;
    return [];
  } catch (cause) {
    if (cause instanceof DomainError) return cause.all.map(({ field, code }) => (field ? `${field} ${code}` : code));
    throw cause;
  }
}
