import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadPlanner, fromGlobalId, select, toGlobalId, type RanStatement } from '#read-plan';
import { idFor } from '#kernel';
import { everything, viewerWith, worldModels } from './models.js';
import { Application, Assignment, Member, openWorld, Programme, Review, Season, Startup, type World } from './world.js';

let world: World;
let reads: ReadPlanner;
const ran: RanStatement[] = [];
const [reviewerA, reviewerB, lead] = [idFor('reviewer', 'a'), idFor('reviewer', 'b'), idFor('lead')];

/** Two seasons; application n of the first has n % 4 reviews, is led by `lead` when n is even. */
async function fill({ orm }: World): Promise<void> {
  const em = orm.em.fork();
  const programme = em.create(Programme, {
    id: idFor('p'),
    name: { id: 'Hetero untuk rintisan', en: 'Hetero for Startup' },
  });
  const seasons = [1, 2].map((n) =>
    em.create(Season, {
      id: idFor('s', n),
      slug: `season-${n}`,
      title: `Season ${n}`,
      programme,
      closesAt: n === 1 ? new Date('2021-09-01T00:00:00Z') : null,
    }),
  );
  for (let n = 0; n < 12; n++) {
    const startup = em.create(Startup, {
      id: idFor('st', n),
      name: `Startup ${'ABCDEF'[n % 6]}`,
      phone: `+62 ${n}`,
      secret: n % 5 === 4,
    });
    const application = em.create(Application, {
      id: idFor('a', n),
      number: `HFS-${String(n).padStart(3, '0')}`,
      lifecycle: n % 3 === 0 ? 'DRAFT' : 'SUBMITTED',
      submittedAt: n % 3 === 0 ? null : new Date(Date.UTC(2021, 7, 1 + (n % 4))),
      answers: { idea: `idea ${n}` },
      budget: n === 1 ? 9007199254740000 : n,
      ratio: 0.25 * n,
      season: seasons[n < 10 ? 0 : 1]!,
      startup: n === 11 ? null : startup,
      lead: n % 2 === 0 ? lead : idFor('other'),
    });
    for (let m = 0; m < 3; m++)
      em.create(Member, {
        id: idFor('m', n, m),
        person: idFor('x', m),
        name: `Member ${m}`,
        position: 2 - m,
        application,
      });
    for (let r = 0; r < n % 4; r++) {
      const assignment = em.create(Assignment, {
        id: idFor('as', n, r),
        application,
        reviewer: r === 0 ? reviewerA : reviewerB,
      });
      em.create(Review, {
        id: idFor('r', n, r),
        assignment,
        state: r === 2 ? 'DRAFT' : 'SENT',
        total: r === 2 ? null : n + r,
        comment: `c${n}${r}`,
      });
    }
  }
  await em.flush();
}

beforeAll(async () => {
  world = await openWorld();
  await fill(world);
  reads = new ReadPlanner(world.orm.em, worldModels());
  reads.onStatement((statement) => ran.push(statement));
}, 120_000);
afterAll(() => world?.close());

/** The answer, and how many statements it took. */
async function counted<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = ran.length;
  return [await work(), ran.length - before];
}

describe('read models', () => {
  it('of the world fit its entities', () => {
    expect(() => reads.verify()).not.toThrow();
  });
});

describe('one row', () => {
  it('comes with columns, relations, lists and derived fields in one statement', async () => {
    const want = select(
      'id',
      'number',
      'submittedAt',
      'budget',
      'ratio',
      'answers',
      'reviewCount',
      'meanScore',
      'bestScore',
      'pointsAtAll',
      'anyReview',
      {
        startup: ['name'],
        season: ['slug', { programme: ['name'] }],
        members: ['name', 'position'],
        bestReview: ['total'],
      },
    );
    const [row, statements] = await counted(() => reads.one(everything, 'Application', idFor('a', 7), want));
    expect(statements).toBe(1);
    expect(row).toEqual({
      id: toGlobalId('Application', idFor('a', 7)),
      number: 'HFS-007',
      submittedAt: '2021-08-04T00:00:00+00:00',
      budget: 7,
      ratio: 1.75,
      answers: { idea: 'idea 7' },
      reviewCount: 2,
      meanScore: 7.5,
      bestScore: 8,
      pointsAtAll: 15,
      anyReview: true,
      startup: { name: 'Startup B' },
      season: { slug: 'season-1', programme: { name: 'Hetero untuk rintisan' } },
      members: [
        { name: 'Member 2', position: 0 },
        { name: 'Member 1', position: 1 },
        { name: 'Member 0', position: 2 },
      ],
      bestReview: { total: 8 },
    });
  });

  it('is found by global id, by unique key and by node, and not by an id of another type', async () => {
    const id = toGlobalId('Season', idFor('s', 1));
    expect(await reads.one(everything, 'Season', id, select('slug'))).toEqual({ slug: 'season-1' });
    expect(await reads.one(everything, 'Season', { slug: 'season-2' }, select('title'))).toEqual({ title: 'Season 2' });
    expect(await reads.node(everything, id, select('slug'))).toEqual({ slug: 'season-1', __typename: 'Season' });
    expect(await reads.one(everything, 'Application', id, select('id'))).toBeNull();
    expect(await reads.one(everything, 'Application', 'nonsense', select('id'))).toBeNull();
    expect(await reads.node(everything, 'nonsense', select('id'))).toBeNull();
  });

  it('is hidden by the policy of its type, at the root and on the way', async () => {
    const founder = viewerWith({ 'read Application': { lead }, 'read Startup': { secret: false } });
    const want = select('number', { startup: ['name'] });
    expect(await reads.one(founder, 'Application', idFor('a', 1), want)).toBeNull();
    expect(await reads.one(founder, 'Application', idFor('a', 2), want)).toEqual({
      number: 'HFS-002',
      startup: { name: 'Startup C' },
    });
    expect(await reads.one(founder, 'Application', idFor('a', 4), want)).toEqual({ number: 'HFS-004', startup: null });
    expect(await reads.one(viewerWith({}), 'Application', idFor('a', 2), want)).toBeNull();
  });

  it('counts and averages only what the viewer may see', async () => {
    const reviewer = viewerWith(
      { 'read Application': true, 'read Review': { assignment: { reviewer: reviewerA } } },
      reviewerA,
    );
    const want = select('reviewCount', 'meanScore', 'anyReview', {
      reviews: [{ nodes: ['total'] }, 'totalCount'],
      myReview: ['total'],
    });
    expect(await reads.one(reviewer, 'Application', idFor('a', 7), want)).toEqual({
      reviewCount: 1,
      meanScore: 7,
      anyReview: true,
      reviews: { nodes: [{ total: 7 }], totalCount: 1 },
      myReview: { total: 7 },
    });
  });

  it('shows guarded columns and lists only where the rules say so', async () => {
    const blind = viewerWith({
      'read Application': true,
      'readAnswers Application': { lead },
      'readTeam Application': { lead },
      'read Member': true,
    });
    const want = select('answers', { members: ['name'] });
    expect(await reads.one(blind, 'Application', idFor('a', 1), want)).toEqual({ answers: null, members: [] });
    expect(await reads.one(blind, 'Application', idFor('a', 2), want)).toMatchObject({
      answers: { idea: 'idea 2' },
      members: [{}, {}, {}],
    });
  });

  it('tells what the viewer may do with it', async () => {
    const founder = viewerWith({
      'read Application': true,
      'submit Application': { lead, lifecycle: { $in: ['DRAFT'] } },
    });
    expect(await reads.one(founder, 'Application', idFor('a', 0), select('maySubmit'))).toEqual({ maySubmit: true });
    expect(await reads.one(founder, 'Application', idFor('a', 2), select('maySubmit'))).toEqual({ maySubmit: false });
  });

  it('speaks the language of the viewer and falls back to Bahasa Indonesia', async () => {
    const season = (locale: string) =>
      reads.one({ ...everything, locale }, 'Season', idFor('s', 1), select({ programme: ['name'] }));
    expect(await season('en')).toEqual({ programme: { name: 'Hetero for Startup' } });
    expect(await season('jv')).toEqual({ programme: { name: 'Hetero untuk rintisan' } });
  });
});

describe('a page', () => {
  const page = select({ nodes: ['number'], pageInfo: ['hasNextPage', 'endCursor', 'hasPreviousPage'] }, 'totalCount');
  type Page = {
    nodes: { number: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    totalCount: number;
  };

  async function walk(args: object, first = 5): Promise<string[]> {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const got = (await reads.page(everything, 'Application', { ...args, first, after }, page)) as Page;
      seen.push(...got.nodes.map(({ number }) => number));
      if (!got.pageInfo.hasNextPage) return seen;
      after = got.pageInfo.endCursor;
    }
  }

  it.each([
    [{ orderBy: 'submittedAt' }],
    [{ orderBy: 'submittedAt desc' }],
    [{ orderBy: 'name' }],
    [{ orderBy: 'name desc' }],
    [{ orderBy: 'score' }],
    [{ orderBy: { field: 'score', direction: 'DESC' } }],
    [{}],
  ])('goes through every row once, %j', async (args) => {
    const seen = await walk(args, 2);
    expect(new Set(seen).size).toBe(12);
    expect(seen).toHaveLength(12);
    expect(seen).toEqual(await walk(args, 100));
  });

  it('counts, looks ahead and answers in one statement', async () => {
    const args = {
      first: 3,
      filter: { lifecycle: ['SUBMITTED'], seasonId: toGlobalId('Season', idFor('s', 1)) },
      orderBy: 'number',
    };
    const [got, statements] = await counted(() => reads.page(everything, 'Application', args, page));
    expect(statements).toBe(1);
    expect(got).toMatchObject({
      nodes: [{ number: 'HFS-001' }, { number: 'HFS-002' }, { number: 'HFS-004' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
      totalCount: 6,
    });
  });

  it('is empty without fuss', async () => {
    const got = await reads.page(everything, 'Application', { first: 5, filter: { search: 'nobody' } }, page);
    expect(got).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null, hasPreviousPage: false },
      totalCount: 0,
    });
  });

  it('nests pages in pages with their own arguments', async () => {
    const want = select('slug', 'byLifecycle', 'isClosed', 'reviewCount');
    const nested = {
      key: 'top',
      field: 'applications',
      args: { first: 2, orderBy: 'number desc' },
      selection: select({ edges: [{ node: ['number'] }, 'cursor'] }),
    };
    const got = await reads.list(everything, 'Season', { where: { slug: 'season-1' } }, [...want, nested]);
    expect(got).toMatchObject([
      {
        slug: 'season-1',
        isClosed: true,
        reviewCount: 13,
        byLifecycle: [
          { key: 'DRAFT', count: 4 },
          { key: 'SUBMITTED', count: 6 },
        ],
        top: { edges: [{ node: { number: 'HFS-009' } }, { node: { number: 'HFS-008' } }] },
      },
    ]);
  });

  it('searches every word, literally', async () => {
    const numbers = async (search: string) =>
      ((await reads.page(everything, 'Application', { first: 50, filter: { search } }, page)) as Page).nodes
        .map(({ number }) => number)
        .sort();
    expect(await numbers('startup 003')).toEqual(['HFS-003']);
    expect(await numbers('%')).toEqual([]);
    expect(await numbers("'; drop table application; --")).toEqual([]);
  });

  it('does not let a hidden or guarded value be found by filter', async () => {
    const viewer = viewerWith({
      'read Application': true,
      'read Startup': { secret: false },
      'readContact Startup': false,
    });
    const found = async (filter: Record<string, unknown>) =>
      ((await reads.page(viewer, 'Application', { first: 50, filter }, page)) as Page).totalCount;
    expect(await found({ phone: '+62 2' })).toBe(0);
    expect(await found({ search: 'Startup E' })).toBe(1);
    expect(
      ((await reads.page(everything, 'Application', { first: 50, filter: { phone: '+62 2' } }, page)) as Page)
        .totalCount,
    ).toBe(1);
  });
});

it('gives ids that lead back', () => {
  for (const type of ['A', 'Ab', 'Abc', 'ApplicationMemberOfSomeLength'])
    expect(fromGlobalId(toGlobalId(type, lead))).toEqual({ type, id: lead });
});
