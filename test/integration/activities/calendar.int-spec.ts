import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Viewer, visitor } from '#access';
import { activitiesReadModels } from '#activities';
import { identityReadModels } from '#identity';
import { programmesReadModels } from '#programmes';
import { ReadModels, ReadPlanner, select } from '#read-plan';
import { ActivitySession, RoleGrant, type Person } from '#schema';
import { ask } from '../../support/questions.js';
import { TestApp, type TestClient } from '../../support/test-app.js';
import { ActivitiesWorld } from './world.js';

const counts = 'registrationCount waitlistCount attendanceCount onsiteCount onlineCount headCount fundingSource';
const nothing = {
  registrationCount: null,
  waitlistCount: null,
  attendanceCount: null,
  onsiteCount: null,
  onlineCount: null,
  headCount: null,
  fundingSource: null,
};

interface Page {
  activities: { totalCount: number; nodes: { slug: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
}

describe('the calendar', () => {
  let world: ActivitiesWorld;
  let app: TestApp;
  const clients: Record<string, TestClient> = {};
  const people: Record<string, Person> = {};

  beforeAll(async () => {
    world = await ActivitiesWorld.open();
    const [semarang, solo] = [await world.house('semarang'), await world.house('solo')];
    for (const name of ['founder', 'staff', 'desk', 'stranger', 'second', 'third'])
      people[name] = await world.person(name);
    await world.grant(people.staff!, 'STAFF', semarang.programme);
    await world.grant(people.desk!, 'STAFF', semarang.space);
    await world.grant(people.stranger!, 'DIRECTOR', solo.programme);
    const { organisation, space } = semarang;
    const talk = world.activity(
      'bincang',
      { organisation, space },
      { quotaOnsite: 2, quotaOnline: null, fundingSource: 'APBD' },
    );
    world.activity(
      'roadshow',
      { organisation },
      { mode: 'OFFLINE', group: 'COMMUNITY', startsAt: new Date('2027-02-10T02:00:00Z') },
    );
    world.activity(
      'rancangan',
      { organisation, space },
      { state: 'DRAFT', startsAt: new Date('2027-04-01T02:00:00Z') },
    );
    world.activity('batal', solo, { state: 'CANCELLED', mode: 'ONLINE', startsAt: new Date('2027-03-20T02:00:00Z') });
    await world.em.flush();
    const session = await world.em.findOneOrFail(ActivitySession, { activity: talk });
    world.registration(talk, people.founder!);
    world.registration(talk, people.second!, { mode: 'ONLINE' });
    world.registration(talk, people.third!, { state: 'WAITLISTED' });
    world.registration(talk, people.stranger!, { state: 'CANCELLED', cancelledAt: new Date('2027-02-02T02:00:00Z') });
    await world.em.flush();
    world.presence(session, talk, people.founder!);
    world.presence(session, talk, people.second!, 'ONLINE');
    world.heads(talk, 30);
    await world.em.flush();
    app = await TestApp.start(world.databaseUrl);
    clients.visitor = app.visitor();
    for (const name of ['founder', 'staff', 'desk', 'stranger'])
      clients[name] = await app.signIn(`${name}@contoh.invalid`);
  }, 180_000);

  afterAll(async () => {
    await app.stop();
    await world.close();
  });

  const seen = async (who: string, args = 'first: 10', want = 'slug') =>
    (
      await ask<Page>(
        clients[who]!,
        `{ activities(${args}) { totalCount nodes { ${want} } pageInfo { endCursor hasNextPage } } }`,
      )
    ).activities;
  const slugs = async (who: string, args?: string) => (await seen(who, args)).nodes.map(({ slug }) => slug);

  it('shows everybody what is announced or cancelled, by its begin, and drafts to those who run it', async () => {
    const open = ['roadshow', 'bincang', 'batal'];
    expect(await slugs('visitor')).toEqual(open);
    expect(await slugs('founder')).toEqual(open);
    expect(await slugs('stranger')).toEqual(open);
    expect(await slugs('staff')).toEqual([...open, 'rancangan']);
    expect(await slugs('desk')).toEqual([...open, 'rancangan']);
    const draft = '{ activity(slug: "rancangan") { slug sessions { position } } }';
    expect(await ask(clients.visitor!, draft)).toEqual({ activity: null });
    expect(await ask(clients.staff!, draft)).toEqual({ activity: { slug: 'rancangan', sessions: [{ position: 1 }] } });
  });

  it('filters by time, mode, group and space', async () => {
    expect(
      await slugs('visitor', 'first: 10, filter: { from: "2027-03-01T02:00:00Z", to: "2027-03-20T02:00:00Z" }'),
    ).toEqual(['bincang']);
    expect(await slugs('visitor', 'first: 10, filter: { to: "2027-03-01T02:00:00Z" }')).toEqual(['roadshow']);
    expect(await slugs('visitor', 'first: 10, filter: { mode: [OFFLINE, ONLINE] }, orderBy: "startsAt desc"')).toEqual([
      'batal',
      'roadshow',
    ]);
    expect(await slugs('visitor', 'first: 10, filter: { group: [COMMUNITY] }')).toEqual(['roadshow']);
    expect(await slugs('visitor', 'first: 10, filter: { space: "ruang-semarang" }')).toEqual(['bincang']);
    await expect(slugs('visitor', 'first: 10, orderBy: "registrationCount desc"')).rejects.toThrow('BAD');
  });

  it('goes on behind a cursor', async () => {
    const { pageInfo, totalCount } = await seen('visitor', 'first: 2');
    expect([totalCount, pageInfo.hasNextPage]).toEqual([3, true]);
    expect(await slugs('visitor', `first: 2, after: "${pageInfo.endCursor}"`)).toEqual(['batal']);
  });

  it('tells how many came to those who run the activity, and to nobody else', async () => {
    const question = `{ activity(slug: "bincang") { ${counts} } }`;
    for (const who of ['visitor', 'founder', 'stranger'])
      expect([who, await ask(clients[who]!, question)]).toEqual([who, { activity: nothing }]);
    const known = {
      registrationCount: 2,
      waitlistCount: 1,
      attendanceCount: 2,
      onsiteCount: 1,
      onlineCount: 1,
      headCount: 30,
      fundingSource: 'APBD',
    };
    for (const who of ['staff', 'desk'])
      expect([who, await ask(clients[who]!, question)]).toEqual([who, { activity: known }]);
    expect((await seen('desk', 'first: 10', 'slug registrationCount')).nodes).toContainEqual({
      slug: 'roadshow',
      registrationCount: null,
    });
    expect((await seen('staff', 'first: 10', 'slug registrationCount')).nodes).toContainEqual({
      slug: 'roadshow',
      registrationCount: 0,
    });
  });

  it('tells everybody how many places are left where there is a limit', async () => {
    expect(await ask(clients.visitor!, '{ activity(slug: "bincang") { onsiteLeft onlineLeft } }')).toEqual({
      activity: { onsiteLeft: 1, onlineLeft: null },
    });
  });

  it('keeps registrations, presences and head counts to the person and to those who run the activity', async () => {
    const reads = new ReadPlanner(
      world.orm.em,
      new ReadModels([...activitiesReadModels, ...identityReadModels, ...programmesReadModels]),
    );
    const sees = async (viewer: Viewer) => {
      const lists = [];
      for (const type of ['Registration', 'Attendance', 'HeadCount'])
        lists.push((await reads.list(viewer, type, {}, select('id'))).length);
      return lists;
    };
    const viewer = async (name: string) => {
      const grants = await world.em.find(RoleGrant, { person: people[name]! });
      return new Viewer({
        personId: people[name]!.id,
        locale: 'id',
        grants: grants.map(({ role, scopeKind, scopeId }) => ({ role, scopeKind, scopeId: scopeId ?? null })),
      });
    };
    expect(await sees(visitor())).toEqual([0, 0, 0]);
    expect(await sees(await viewer('founder'))).toEqual([1, 1, 0]);
    expect(await sees(await viewer('stranger'))).toEqual([1, 0, 0]);
    expect(await sees(await viewer('staff'))).toEqual([4, 2, 1]);
    expect(await sees(await viewer('desk'))).toEqual([4, 2, 1]);
    const rows = await reads.list(await viewer('desk'), 'Registration', {}, select('mode', { person: ['fullName'] }));
    expect(rows.map(({ person }) => person)).toEqual([null, null, null, null]);
  });

  it('is read in one statement with all its counts', async () => {
    const reads = new ReadPlanner(
      world.orm.em,
      new ReadModels([...activitiesReadModels, ...identityReadModels, ...programmesReadModels]),
    );
    const texts: string[] = [];
    reads.onStatement(({ text }) => texts.push(text));
    const admin = new Viewer({
      personId: people.staff!.id,
      locale: 'en',
      grants: [{ role: 'ADMIN', scopeKind: 'PLATFORM', scopeId: null }],
    });
    const want = select(
      {
        nodes: [
          'title',
          'registrationCount',
          'attendanceCount',
          'headCount',
          'onsiteLeft',
          { space: ['name'], sessions: ['startsAt'] },
        ],
      },
      'totalCount',
    );
    const page = await reads.page(admin, 'Activity', { first: 50 }, want);
    expect([page.totalCount, texts.length]).toEqual([4, 1]);
  });
});
