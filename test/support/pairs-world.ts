import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import { Viewer } from '#access';
import { newId, type Id } from '#kernel';
import {
  Application,
  ApplicationSnapshot,
  Cohort,
  Commitment,
  Enrolment,
  JobOutbox,
  Membership,
  MentorProfile,
  ormOptions,
  Organisation,
  Person,
  Programme,
  ReviewRound,
  RoleGrant,
  Rubric,
  Season,
  Stage,
  StageEntry,
  Startup,
  type MeetingMode,
} from '#schema';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const day = 86_400_000;

/** How somebody can meet; nothing is said where it is left out. */
export interface MeetingPlan {
  readonly languages?: string[];
  readonly meetingMode?: MeetingMode;
  readonly spaces?: string[];
  readonly freeTimes?: string[];
}

export interface StartupPlan extends MeetingPlan {
  readonly sectors?: string[];
  readonly topics?: string[];
  readonly text?: string;
  readonly website?: string;
}

export interface MentorSettings extends MeetingPlan {
  readonly topics?: string[];
  readonly places?: number;
  readonly headline?: string;
  readonly organisation?: string;
}

/** A season with one open round and one cohort on a real database: startups, reviewers and mentors by name. */
export class PairsWorld {
  readonly programmeId: Id = newId();
  readonly seasonId: Id = newId();
  readonly roundId: Id = newId();
  readonly cohortId: Id = newId();
  private readonly stageId: Id = newId();
  private count = 0;

  private constructor(
    private readonly database: TestDatabase,
    readonly orm: MikroORM,
  ) {}

  static async open(readsPerApplication = 2): Promise<PairsWorld> {
    const database = await createTestDatabase();
    const world = new PairsWorld(database, await MikroORM.init({ ...ormOptions, clientUrl: database.url }));
    await world.found(readsPerApplication);
    return world;
  }

  async close(): Promise<void> {
    await this.orm.close();
    await this.database.drop();
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** A fork, as a request has one of its own. */
  get em(): EntityManager {
    return this.orm.em.fork();
  }

  private async found(readsPerApplication: number): Promise<void> {
    const em = this.em;
    const name = { id: 'Nama', en: 'Name' };
    const organisation = em.create(Organisation, { id: newId(), name: 'Dinas', slug: 'dinas' });
    const common = { name, summary: name };
    const programme = em.create(Programme, {
      id: this.programmeId,
      organisation,
      slug: 'p',
      type: 'INCUBATION',
      ...common,
    });
    const now = Date.now();
    const season = em.create(Season, {
      id: this.seasonId,
      programme,
      slug: 's',
      numberPrefix: 'S',
      ...common,
      state: 'CLOSED',
      opensAt: new Date(now - 30 * day),
      finalDeadline: new Date(now - day),
      seats: 10,
    });
    const stage = em.create(Stage, {
      id: this.stageId,
      season,
      key: 'review',
      kind: 'REVIEW',
      position: 1,
      staffName: name,
      applicantName: name,
      startsAt: new Date(now - day),
      endsAt: new Date(now + 30 * day),
    });
    const rubric = em.create(Rubric, { id: newId(), season, name, lowest: 1, highest: 5 });
    em.create(ReviewRound, {
      id: this.roundId,
      season,
      stage,
      rubric,
      name,
      state: 'OPEN',
      readsPerApplication,
      quota: 3,
      hiddenFields: [],
      openedAt: new Date(now - 10 * day),
      locksAt: new Date(now + 20 * day),
    });
    em.create(Cohort, { id: this.cohortId, season, slug: 'a', name, capacity: 40, state: 'ACTIVE' });
    await em.flush();
  }

  /** A person; the address says where he or she works. */
  async person(name: string, email = `${name.toLowerCase()}@contoh.invalid`): Promise<Id> {
    const em = this.em;
    const person = em.create(Person, { id: newId(), email, fullName: name });
    await em.persist(person).flush();
    return person.id;
  }

  /** A startup whose application is in the round and which is enrolled in the cohort. */
  async startup(name: string, leadId: Id, plan: StartupPlan = {}): Promise<{ startupId: Id; applicationId: Id }> {
    const em = this.em;
    const { sectors = ['kuliner'], topics = ['marketing'], text = '', website = null, ...meeting } = plan;
    const told = { oneLiner: text, sectors, topicsNeeded: topics, website, ...meeting };
    const startup = em.create(Startup, { id: newId(), name, ...told });
    em.create(Membership, { id: newId(), person: leadId, startup, isLead: true });
    const application = em.create(Application, {
      id: newId(),
      season: this.seasonId,
      startup,
      number: `S-${++this.count}`,
      lifecycle: 'IN_SELECTION',
      answers: { description: text },
      submittedAt: new Date(),
      lead: leadId,
      formVersion: 1,
    });
    em.create(ApplicationSnapshot, {
      id: newId(),
      application,
      sequence: 1,
      answers: { description: text },
      formVersion: 1,
      takenAt: new Date(),
    });
    em.create(StageEntry, { id: newId(), application, stage: this.stageId, enteredAt: new Date(), gateMet: [] });
    em.create(Enrolment, {
      id: newId(),
      cohort: this.cohortId,
      startup,
      application,
      stage: this.stageId,
      startedAt: new Date(),
    });
    await em.flush();
    return { startupId: startup.id, applicationId: application.id };
  }

  async reviewer(personId: Id, capacity = 6, sectors: string[] = [], profile = ''): Promise<Id> {
    const em = this.em;
    em.create(Commitment, { id: newId(), round: this.roundId, reviewer: personId, capacity, sectors, profile });
    const scope = { scopeKind: 'PROGRAMME', scopeId: this.programmeId } as const;
    em.create(RoleGrant, { id: newId(), person: personId, role: 'REVIEWER', ...scope });
    await em.flush();
    return personId;
  }

  async mentor(personId: Id, settings: MentorSettings = {}): Promise<Id> {
    const em = this.em;
    const { topics = ['marketing'], places = 3, headline = '', organisation = '', ...meeting } = settings;
    const profile = em.create(MentorProfile, {
      id: newId(),
      person: personId,
      cohort: this.cohortId,
      headline,
      organisation,
      topics,
      sectors: [],
      stages: [],
      languages: ['id'],
      ...meeting,
      maxStartups: places,
    });
    await em.persist(profile).flush();
    return profile.id;
  }

  async director(): Promise<Viewer> {
    const personId = await this.person(`Direktur ${++this.count}`, `direktur.${this.count}@contoh.invalid`);
    const grants = [{ role: 'DIRECTOR', scopeKind: 'PROGRAMME', scopeId: this.programmeId }] as const;
    return new Viewer({ personId, grants, locale: 'id' });
  }

  /** Rows of a statement, as they come. */
  rows<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return this.em.execute<T[]>(sql, [...values]);
  }

  /** Names of the events written since the start, oldest first. */
  async events(): Promise<string[]> {
    const rows = await this.em.find(JobOutbox, {}, { orderBy: { id: 'asc' } });
    return rows.map(({ event }) => event);
  }
}

/** A job that nobody watches and nobody cancels. */
export const unwatched = { progress: () => Promise.resolve() };
