import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idFor } from '#kernel';
import { type PlanViewer, ReadPlanner, select, type RanStatement } from '#read-plan';
import { everything, viewerWith, worldModels } from './models.js';
import { fillAtRandom, people } from './random-world.js';
import { Application, openWorld, Season, Startup, type World } from './world.js';

let world: World;
let reads: ReadPlanner;
const ran: RanStatement[] = [];

beforeAll(async () => {
  world = await openWorld();
  await fillAtRandom(world, 7);
  reads = new ReadPlanner(world.orm.em, worldModels());
  reads.onStatement((statement) => ran.push(statement));
}, 120_000);
afterAll(() => world?.close());

type Page = {
  nodes: { id: string; number: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
  totalCount: number;
};
const page = select({ nodes: ['id', 'number'], pageInfo: ['hasNextPage', 'endCursor'] }, 'totalCount');
const ask = async (args: object, viewer = everything) => (await reads.page(viewer, 'Application', args, page)) as Page;

const naughty = [
  "' or 1=1 --",
  "'; drop table application; --",
  '$1',
  '$$',
  '⟦0⟧',
  '\\',
  '%',
  '_',
  '"',
  '{}',
  '{"a"',
  'NULL',
  '\0',
  'a\0b',
  '\ud800',
  '👩‍🚀',
  '‮',
  '',
  ' ',
  '\n',
  'undefined',
  '-1',
  '1e400',
  'NaN',
  '2021-99-99',
  'x'.repeat(5000),
  '00000000-0000-0000-0000-000000000000',
];

describe('what callers write', () => {
  const filters = ['lifecycle', 'seasonId', 'search', 'startupId', 'phone'];
  it.each(naughty.map((word) => [JSON.stringify(word).slice(0, 40), word] as const))(
    'never reaches the SQL text nor breaks it: %s',
    async (_, word) => {
      for (const name of filters) {
        const before = ran.length;
        const value = name === 'lifecycle' || name === 'startupId' ? [word] : word;
        const { totalCount } = await ask({ first: 5, filter: { [name]: value } });
        expect(totalCount === 0 || name === 'search').toBe(true);
        for (const { text } of ran.slice(before)) expect(word.length > 3 && text.includes(word)).toBe(false);
      }
      expect(await reads.one(everything, 'Application', word, select('id'))).toBeNull();
      expect(await reads.node(everything, word, select('id'))).toBeNull();
      await expect(ask({ first: 5, after: word })).rejects.toThrow('INVALID_INPUT');
      await expect(ask({ first: 5, orderBy: word || 'none' })).rejects.toThrow('INVALID_INPUT');
      await expect(ask({ first: 5, filter: { [word || 'none']: word } })).rejects.toThrow('INVALID_INPUT');
    },
  );

  it('in an alias is refused unless it is a GraphQL name', async () => {
    const wanted = [{ key: "a', (select 1)) --", field: 'number' }];
    await expect(reads.one(everything, 'Application', people[0]!, wanted)).rejects.toThrow('GraphQL name');
  });

  it('as a cursor of our own making with other values is refused in words', async () => {
    const forged = (...keys: unknown[]) =>
      Buffer.from(JSON.stringify(['submittedAt asc', ...keys])).toString('base64url');
    for (const cursor of [
      forged('some day', people[0]),
      forged('2021-08-01', 'no id'),
      forged(7, people[0]),
      forged('x'),
      forged({}, []),
      forged('a\0', 'b'),
    ])
      await expect(ask({ first: 2, orderBy: 'submittedAt', after: cursor })).rejects.toThrow('INVALID_INPUT');
  });

  it('as a cursor of another order is refused', async () => {
    const { pageInfo } = await ask({ first: 2, orderBy: 'submittedAt' });
    await expect(ask({ first: 2, orderBy: 'number', after: pageInfo.endCursor })).rejects.toThrow('INVALID_INPUT');
  });

  it('as a page size is kept between 1 and 100', async () => {
    for (const first of [0, -5, 1]) expect((await ask({ first })).nodes).toHaveLength(1);
    expect((await ask({ first: 1_000_000 })).nodes).toHaveLength(30);
    expect(ran.at(-1)?.values).toContain(100);
  });
});

describe('conditions', () => {
  it('with undefined are refused, so that a forgotten value never widens what is seen', async () => {
    const viewer = viewerWith({ 'read Application': { lead: undefined } });
    await expect(ask({ first: 5 }, viewer)).rejects.toThrow('undefined');
  });

  it('on what the entity does not have are refused by name', async () => {
    const viewer = viewerWith({ 'read Application': { owner: people[0] } });
    await expect(ask({ first: 5 }, viewer)).rejects.toThrow('Application has no column for "owner"');
  });

  it('of two viewers never mix, whatever order they come in', async () => {
    const shapes = [
      true,
      false,
      { lead: people[0]! },
      { lead: people[1]! },
      { lead: { $in: people } },
      { lead: { $in: [] } },
    ] as const;
    const count = async (rule: (typeof shapes)[number]) =>
      (await ask({ first: 5 }, viewerWith({ 'read Application': rule }))).totalCount;
    const alone = new Map(
      await Promise.all(
        shapes.map(
          async (rule) =>
            [
              rule,
              await new ReadPlanner(world.orm.em, worldModels())
                .page(viewerWith({ 'read Application': rule }), 'Application', { first: 5 }, page)
                .then((got) => got['totalCount']),
            ] as const,
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...shapes), async (rule) => expect(await count(rule)).toBe(alone.get(rule))),
      { numRuns: 50 },
    );
  });
});

describe('a walk by cursors', () => {
  /** Walks in pages of three and lets something happen after each. */
  async function walk(args: object, between: (seen: string[]) => Promise<void>): Promise<string[]> {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { nodes, pageInfo } = await ask({ ...args, first: 3, after });
      seen.push(...nodes.map(({ id }) => id));
      if (!pageInfo.hasNextPage) return seen;
      after = pageInfo.endCursor;
      await between(seen);
    }
  }

  it.each(['submittedAt', 'submittedAt desc', 'name', 'name desc', 'score desc', 'number'])(
    'by %s skips and repeats nothing while rows arrive',
    async (orderBy) => {
      const em = world.orm.em.fork();
      const before = (await ask({ first: 100 })).nodes.map(({ id }) => id);
      const season = await em.findOneOrFail(Season, { slug: 'season-0' });
      const startup = await em.findOneOrFail(Startup, { name: { $ne: null } }, { orderBy: { id: 'asc' } });
      let made = 0;
      const arrives = async () => {
        made++;
        em.create(Application, {
          id: idFor('late', orderBy, made),
          number: `HFS-${made}`,
          answers: {},
          season,
          startup: made % 2 ? startup : null,
          submittedAt: made % 2 ? new Date(Date.UTC(2021, 7, 1 + (made % 4))) : null,
          lead: people[0]!,
        });
        await em.flush();
      };
      const seen = await walk({ orderBy }, arrives);
      expect(new Set(seen).size).toBe(seen.length);
      expect(before.filter((id) => !seen.includes(id))).toEqual([]);
    },
  );
});

describe('statements', () => {
  const names = () => ran.map(({ name }) => name);

  it('are prepared from the third time on, under one name', async () => {
    ran.length = 0;
    for (let i = 0; i < 5; i++) await reads.list(everything, 'Season', { limit: i + 1 }, select('slug', 'title'));
    expect(names().slice(0, 2)).toEqual([null, null]);
    expect(new Set(names().slice(2)).size).toBe(1);
    expect(names()[2]).toMatch(/^page_Season_\d+$/);
    expect(new Set(ran.map(({ text }) => text)).size).toBe(1);
  });

  it('keep their plan for other values and other viewers with rules of the same outline', async () => {
    ran.length = 0;
    for (const person of people)
      await ask(
        { first: 5, filter: { search: person } },
        viewerWith({ 'read Application': { lead: person }, 'read Startup': true }),
      );
    expect(new Set(ran.map(({ text }) => text)).size).toBe(1);
    expect(ran.every(({ text }) => people.every((person) => !text.includes(person)))).toBe(true);
  });

  it('are shared only by viewers whose rules repeat their values alike', async () => {
    const both = (lead: string, other: string) =>
      viewerWith({ 'read Application': { $or: [{ lead }, { lead: other }] }, 'read Startup': true });
    const count = async (viewer: PlanViewer) => (await ask({ first: 1 }, viewer)).totalCount;
    const [anna, budi] = people as [string, string];
    const alone = [await count(both(anna, anna)), await count(both(budi, budi))];
    expect(await count(both(anna, budi))).toBe(alone[0]! + alone[1]!);
    expect([await count(both(anna, anna)), await count(both(budi, budi))]).toEqual(alone);
  });

  it('are joined when one viewer asks them together, ten at a time', async () => {
    ran.length = 0;
    const asked = Array.from({ length: 23 }, (_, i) =>
      reads.list(everything, 'Season', { limit: i + 1 }, select('slug')),
    );
    const other = reads.list({ ...everything }, 'Season', { limit: 1 }, select('slug'));
    const together = await Promise.all(asked);
    expect(ran).toHaveLength(4);
    expect(await other).toEqual(together[0]);
    for (const [i, list] of together.entries())
      expect(list).toEqual(await reads.list(everything, 'Season', { limit: i + 1 }, select('slug')));
  });

  it('are asked one by one where an input of one fits no column, which then fails alone', async () => {
    const key = Buffer.from(JSON.stringify(['submittedAt desc', 'no moment', 'no id'])).toString('base64url');
    const bad = reads.page(everything, 'Application', { first: 1, after: key }, select({ nodes: ['number'] }));
    const good = reads.page(everything, 'Application', { first: 1 }, select({ nodes: ['number'] }));
    await expect(bad).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect((await good)['nodes']).toHaveLength(1);
  });

  it('run unnamed when too many were prepared', async () => {
    const few = new ReadPlanner(world.orm.em, worldModels(), { mostPlans: 3 });
    const heard: (string | null)[] = [];
    few.onStatement(({ name }) => heard.push(name));
    for (let alias = 0; alias < 6; alias++)
      for (let i = 0; i < 3; i++) await few.list(everything, 'Season', {}, [{ key: `a${alias}`, field: 'slug' }]);
    expect(heard.filter((name) => name !== null)).toHaveLength(3);
    expect(heard).toHaveLength(18);
  });

  it('answer a row of a hundred and twenty fields', async () => {
    const want = Array.from({ length: 120 }, (_, i) => ({ key: `f${i}`, field: i % 2 ? 'number' : 'submittedAt' }));
    const [row] = await reads.list(
      everything,
      'Application',
      { limit: 1, where: { submittedAt: { $ne: null } } },
      want,
    );
    expect(Object.keys(row!)).toHaveLength(120);
    expect(row!['f0']).toMatch(/^2021-08-0\dT00:00:00/);
  });
});
