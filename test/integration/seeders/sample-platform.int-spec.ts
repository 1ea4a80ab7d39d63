import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { Viewer } from '#access';
import { AssignReviewers, OpenRound, ScoreRound } from '#assessment';
import { ComputationsHere, Outbox } from '#messaging';
import {
  Application,
  Assignment,
  Cohort,
  ormOptions,
  Person,
  ReviewRound,
  RoleGrant,
  samplePeople,
  ScoreRun,
} from '#schema';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const unwatched = { progress: async () => undefined };

describe('the sample world in the hands of the platform', () => {
  let database: TestDatabase;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await createTestDatabase('sample');
    orm = await MikroORM.init({ ...ormOptions, clientUrl: database.url });
  }, 120_000);

  afterAll(async () => {
    await orm.close();
    await database.drop();
  });

  const roundOf = (slug: string) =>
    orm.em.fork().findOneOrFail(ReviewRound, { season: { slug } }, { populate: ['season'] });

  async function sampleViewer(key: string): Promise<Viewer> {
    const em = orm.em.fork();
    const known = samplePeople.find((person) => person.key === key);
    const person = await em.findOneOrFail(Person, { email: known?.email ?? '' });
    const grants = await em.find(RoleGrant, { person });
    return new Viewer({
      personId: person.id,
      locale: 'id',
      grants: grants.map(({ role, scopeKind, scopeId }) => ({ role, scopeKind, scopeId: scopeId ?? null })),
    });
  }

  const scoring = () => new ScoreRound(orm.em.fork(), new Outbox(), new ComputationsHere());

  it('was scored by the very engine: a new run of Season 2 finds the one that stands', async () => {
    const round = await roundOf('hfs-2');
    const standing = await orm.em.fork().findOneOrFail(ScoreRun, { round, isCurrent: true });
    expect(await scoring().execute(round.id, unwatched)).toBe(standing.id);
  });

  it('has somebody for each role, who holds what the list of sample people says', async () => {
    for (const { key, roles, scope } of samplePeople) {
      const { grants } = await sampleViewer(key);
      const held = grants.map(({ role, scopeKind }) => ({ role, scopeKind }));
      const said = roles.map((role) => ({ role, scopeKind: scope }));
      expect({
        key,
        held: held.filter((grant, at) => held.findIndex(({ role }) => role === grant.role) === at),
      }).toEqual({ key, held: said });
    }
  });

  it('shows each founder their own application and nobody else’s draft', async () => {
    const seen = async (key: string) => {
      const viewer = await sampleViewer(key);
      const found = await orm.em
        .fork()
        .find(Application, viewer.where('read', 'Application'), { orderBy: { number: 'asc' } });
      return found.map(({ lifecycle }) => lifecycle);
    };
    expect(await seen('founder-new')).toEqual([]);
    expect(await seen('founder-submitted')).toEqual(['SUBMITTED']);
    expect(await seen('founder-confirmed')).toEqual(['CONFIRMED']);
  });

  it('lets the director open the rehearsal round, and every file is given to three reviewers', async () => {
    const round = await roundOf('hfs-4-latihan');
    const runId = await new OpenRound(orm.em.fork(), new Outbox()).execute(await sampleViewer('director'), round.id);
    await new AssignReviewers(orm.em.fork(), new Outbox(), new ComputationsHere()).execute(runId, unwatched);
    const em = orm.em.fork();
    const given = await em.find(Assignment, { round }, { populate: ['reviewer'] });
    expect(given.length).toBe(8 * 3);
    const emails = new Set(given.map((one) => one.reviewer.unwrap().email));
    expect(emails).toContain('penilai.satu@contoh.invalid');
    expect(emails).toContain('penilai.dua@contoh.invalid');
  });

  it('keeps the rehearsal open, with files in every state a newcomer needs', async () => {
    const em = orm.em.fork();
    const { season } = await roundOf('hfs-4-latihan');
    const { state, isRehearsal, opensAt, finalDeadline } = season.unwrap();
    expect({ state, isRehearsal, isOpen: opensAt < new Date() && new Date() < finalDeadline }).toEqual({
      state: 'OPEN',
      isRehearsal: true,
      isOpen: true,
    });
    const lifecycles = await em.find(Application, { season }, { fields: ['lifecycle'] });
    const counts = Object.fromEntries(
      [...Map.groupBy(lifecycles, (one) => one.lifecycle)].map(([key, list]) => [key, list.length]),
    );
    expect(counts).toEqual({
      DRAFT: 6,
      SUBMITTED: 7,
      REVISION_REQUESTED: 1,
      IN_SELECTION: 8,
      INELIGIBLE: 1,
      WITHDRAWN: 1,
    });
    const cohort = await em.findOneOrFail(Cohort, { season }, { populate: ['mentors'] });
    expect({ capacity: cohort.capacity, mentors: cohort.mentors.length }).toEqual({ capacity: 6, mentors: 6 });
  });
});
