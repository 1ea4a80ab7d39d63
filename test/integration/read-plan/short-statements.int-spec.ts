import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { type PlanViewer, type RanStatement, ReadPlanner, select, type Verdict } from '#read-plan';
import { viewerWith, worldModels } from './models.js';
import { fillAtRandom } from './random-world.js';
import { Application, Member, openWorld, type World } from './world.js';

let world: World;
let reads: ReadPlanner;
let application: Application;
let ran: RanStatement[] = [];

beforeAll(async () => {
  world = await openWorld();
  await fillAtRandom(world, 5);
  reads = new ReadPlanner(world.orm.em, worldModels());
  reads.onStatement((statement) => ran.push(statement));
  application = await world.orm.em.fork().findOneOrFail(Application, { startup: { $ne: null } });
}, 120_000);
afterAll(() => world?.close());
beforeEach(() => {
  ran = [];
});

const readApplications = (conditions: Verdict, personId: string, absentFrom: readonly string[]): PlanViewer => ({
  ...viewerWith({ 'read Application': conditions, 'read Member': true }, personId),
  absentFrom: new Set(absentFrom),
});
const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
const looks = (table: string) => ran[0]!.text.split(`from "${table}"`).length - 1;

describe('who stands nowhere', () => {
  const inTeam = (personId: string) => ({ members: { $some: { person: personId } } });

  it('is not looked for in every rule, but once for the whole statement', async () => {
    const personId = newId();
    const viewer = readApplications({ $or: [{ lead: application.lead }, inTeam(personId)] }, personId, [
      'Member.person',
    ]);
    expect(await reads.one(viewer, 'Application', application.id, select('number'))).toEqual({
      number: application.number,
    });
    expect(looks('member')).toBe(1);
    expect(ran[0]!.text).toMatch(/exists \(select 1 from "member" where "person" = \$\d+\)$/);
    expect(ran[0]!.values.at(-1)).toBe(personId);
  });

  it('is asked nothing that only somebody else could answer, where nothing is left of a rule', async () => {
    const personId = newId();
    const viewer = readApplications(inTeam(personId), personId, ['Member.person']);
    expect(await reads.one(viewer, 'Application', application.id, select('number'))).toBeNull();
    expect(looks('member')).toBe(1);
  });

  it('is answered right in the moment he or she stands there', async () => {
    const personId = newId();
    const viewer = readApplications(inTeam(personId), personId, ['Member.person']);
    const asked = () => reads.one(viewer, 'Application', application.id, select('number'));
    expect(await asked()).toBeNull();
    const em = world.orm.em.fork();
    em.create(Member, { id: newId(), person: personId, name: 'New', position: 99, application: application.id });
    await em.flush();
    ran = [];
    expect(await asked()).toEqual({ number: application.number });
    expect(ran).toHaveLength(2);
    expect(await asked()).toEqual({ number: application.number });
    expect(ran).toHaveLength(3);
  });

  it('is looked for where a rule asks who is not there', async () => {
    const personId = newId();
    const outsider = { members: { $none: { person: personId } } };
    const viewer = readApplications({ $not: { members: { $some: { person: personId } } }, ...outsider }, personId, [
      'Member.person',
    ]);
    expect(await reads.one(viewer, 'Application', application.id, select('number'))).not.toBeNull();
    expect(looks('member')).toBe(2);
    expect(ran[0]!.text).not.toMatch(/exists[^)]*\)$/);
  });
});

describe('what a row had to pass to be there', () => {
  const sent = { lifecycle: { $in: ['DRAFT', 'SUBMITTED', 'WITHDRAWN'] } };
  const ofStartup = (over: Verdict) =>
    viewerWith({ 'read Application': sent, 'read Startup': { applications: { $some: over } } }, newId());

  it('is not asked again of the row it leads to', async () => {
    await reads.one(ofStartup(sent), 'Application', application.id, select('number', { startup: ['name'] }));
    expect(ran[0]!.text.split('"lifecycle"')).toHaveLength(2);
    expect(looks('application')).toBe(1);
  });

  it('is not asked again where the order of a page went over it, and what may not be seen stays hidden', async () => {
    const { startup } = application;
    const viewer = viewerWith({ 'read Application': sent, 'read Startup': { id: startup!.id } }, newId());
    const page = (orderBy: string) =>
      reads.page(viewer, 'Application', { first: 50, orderBy }, select({ nodes: ['id', { startup: ['id'] }] }));
    const byName = (await page('name')) as { nodes: { id: string; startup: unknown }[] };
    expect(ran[0]!.text.match(/"id" = \$\d+/g)).toHaveLength(1);
    const others = byName.nodes.filter((node) => node.startup === null);
    expect(others.length).toBeGreaterThan(0);
    expect(byName.nodes.length - others.length).toBeGreaterThan(0);
    const byNumber = (await page('number')) as typeof byName;
    expect(byNumber.nodes.toSorted(byId)).toEqual(byName.nodes.toSorted(byId));
  });

  it('is asked where the rule is another one', async () => {
    const viewer = ofStartup({ ...sent, submittedAt: null });
    await reads.one(viewer, 'Application', application.id, select('number', { startup: ['name'] }));
    expect(looks('application')).toBe(2);
  });
});
