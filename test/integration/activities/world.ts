import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import { newId } from '#kernel';
import {
  Activity,
  ActivitySession,
  Attendance,
  HeadCount,
  Organisation,
  ormOptions,
  Person,
  Programme,
  Registration,
  RoleGrant,
  Space,
  type Role,
} from '#schema';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const both = (text: string) => ({ id: text, en: `${text} (en)` });

/** Two organisations with a programme and a space each, and ways to add activities and people to them. */
export class ActivitiesWorld {
  readonly em: EntityManager;

  private constructor(
    private readonly database: TestDatabase,
    readonly orm: MikroORM,
  ) {
    this.em = orm.em.fork();
  }

  static async open(): Promise<ActivitiesWorld> {
    const database = await createTestDatabase();
    return new ActivitiesWorld(database, await MikroORM.init({ ...ormOptions, clientUrl: database.url }));
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  async close(): Promise<void> {
    await this.orm.close();
    await this.database.drop();
  }

  async house(slug: string): Promise<{ organisation: Organisation; programme: Programme; space: Space }> {
    const { em } = this;
    const organisation = em.create(Organisation, { name: slug, slug });
    const programme = em.create(Programme, {
      organisation,
      slug: `program-${slug}`,
      type: 'COMMUNITY',
      name: both(slug),
      summary: both(slug),
      zone: 'Asia/Jakarta',
    });
    const space = em.create(Space, {
      organisation,
      slug: `ruang-${slug}`,
      name: slug,
      summary: both(slug),
      regionCode: '33.74',
      state: 'OPEN',
      focusAreas: [],
      facilities: [],
    });
    await em.flush();
    return { organisation, programme, space };
  }

  async person(name: string): Promise<Person> {
    const person = this.em.create(Person, { email: `${name}@contoh.invalid`, fullName: name });
    await this.em.flush();
    return person;
  }

  async grant(person: Person, role: Role, scope: Programme | Space): Promise<void> {
    const scopeKind = scope instanceof Space ? 'SPACE' : 'PROGRAMME';
    this.em.create(RoleGrant, { person, role, scopeKind, scopeId: scope.id });
    await this.em.flush();
  }

  /** An activity of one session, hybrid and announced unless told. */
  activity(slug: string, home: { organisation: Organisation; space?: Space }, other: Partial<Activity> = {}): Activity {
    const startsAt = other.startsAt ?? new Date('2027-03-01T02:00:00Z');
    const endsAt = other.endsAt ?? new Date(startsAt.getTime() + 7_200_000);
    const activity = this.em.create(Activity, {
      slug,
      title: both(slug),
      summary: both('isi'),
      group: 'TALK',
      mode: 'HYBRID',
      state: 'PUBLISHED',
      zone: 'Asia/Jakarta',
      currency: 'IDR',
      hosts: [],
      focusAreas: [],
      ...home,
      ...other,
      startsAt,
      endsAt,
    });
    this.em.create(ActivitySession, { activity, position: 1, startsAt, endsAt });
    return activity;
  }

  registration(activity: Activity, person: Person, other: Partial<Registration> = {}): Registration {
    const registeredAt = new Date('2027-02-01T02:00:00Z');
    return this.em.create(Registration, {
      activity,
      person,
      mode: 'ONSITE',
      state: 'REGISTERED',
      ticket: newId(),
      registeredAt,
      ...other,
    });
  }

  presence(
    session: ActivitySession,
    activity: Activity,
    person: Person,
    mode: Attendance['mode'] = 'ONSITE',
  ): Attendance {
    return this.em.create(Attendance, {
      session,
      activity,
      person,
      mode,
      state: 'PRESENT',
      source: 'QR',
      at: new Date('2027-03-01T02:05:00Z'),
    });
  }

  heads(activity: Activity, people: number): HeadCount {
    return this.em.create(HeadCount, { activity, people, mode: 'ONSITE', countedAt: new Date('2027-03-01T03:00:00Z') });
  }
}
