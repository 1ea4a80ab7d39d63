import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, graphql, type GraphQLResolveInfo } from 'graphql';
import { fromGlobalId, ReadPlanner, toGlobalId, type PageArgs } from '#read-plan';
import { fieldResolver } from '../../../apps/api/src/graphql/planned-fields.js';
import { selectionOf } from '../../../apps/api/src/graphql/selection-to-plan.js';
import { everything, worldModels } from './models.js';
import { fillAtRandom } from './random-world.js';
import { openWorld, Season, type World } from './world.js';

const schema = buildSchema(`
  interface Node { id: ID! }
  type Programme implements Node { id: ID! name: String! }
  type Season implements Node { id: ID! slug: String! title: String! programme: Programme
    applications(first: Int!, after: String, orderBy: String, filter: ApplicationFilter): ApplicationConnection! byLifecycle: [Tally!]! }
  type Startup implements Node { id: ID! name: String! phone: String }
  type Application implements Node { id: ID! number: String! lifecycle: String! submittedAt: String startup: Startup season: Season! reviewCount: Int! }
  type ApplicationConnection { nodes: [Application!]! edges: [ApplicationEdge!]! pageInfo: PageInfo! totalCount: Int! }
  type ApplicationEdge { cursor: String! node: Application! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Tally { key: String! count: Int! }
  type Payload { application: Application done: Boolean! }
  input ApplicationFilter { lifecycle: [String!] search: String }
  type Query { season(slug: String!): Season node(id: ID!): Node
    applications(first: Int!, after: String, orderBy: String, filter: ApplicationFilter): ApplicationConnection! touch(id: ID!): Payload }
`);

let world: World;
let reads: ReadPlanner;
let statements = 0;
beforeAll(async () => {
  world = await openWorld();
  await fillAtRandom(world, 3);
  reads = new ReadPlanner(world.orm.em, worldModels());
  reads.onStatement(() => statements++);
}, 120_000);
afterAll(() => world?.close());

/** Runs a document the way the API does; says also how many statements it took. */
async function run<T>(source: string, variableValues: Record<string, unknown> = {}): Promise<[T, number]> {
  const before = statements;
  const resolvers = {
    season: ({ slug }: { slug: string }, _: unknown, info: GraphQLResolveInfo) =>
      reads.one(everything, 'Season', { slug }, selectionOf(info)),
    node: ({ id }: { id: string }, _: unknown, info: GraphQLResolveInfo) =>
      reads.node(everything, id, selectionOf(info)),
    applications: (args: PageArgs, _: unknown, info: GraphQLResolveInfo) =>
      reads.page(everything, 'Application', args, selectionOf(info)),
    touch: async ({ id }: { id: string }, _: unknown, info: GraphQLResolveInfo) => ({
      done: true,
      application: await reads.one(everything, 'Application', id, selectionOf(info, 'application')),
    }),
  };
  const root = (own: Record<string, unknown>, args: unknown, context: unknown, info: GraphQLResolveInfo) => {
    const resolve = info.parentType.name === 'Query' ? resolvers[info.fieldName as keyof typeof resolvers] : undefined;
    return resolve ? resolve(args as never, context, info) : fieldResolver(own, args, context, info);
  };
  const { data, errors } = await graphql({ schema, source, variableValues, fieldResolver: root, rootValue: {} });
  expect(errors).toBeUndefined();
  return [JSON.parse(JSON.stringify(data)) as T, statements - before];
}

interface Outline {
  few: { totalCount: number; nodes: object[] };
  drafts: { nodes: { lifecycle: string }[] };
}
interface Applications<Row> {
  applications: { nodes: Row[] };
}
interface Walk {
  applications: { edges: { cursor: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

describe('a document', () => {
  it('with aliases, fragments and nested pages takes one statement for all its root fields', async () => {
    const source = `
      query ($first: Int!, $more: Boolean!) {
        a: season(slug: "season-0") { ...Outline few: applications(first: $first, orderBy: "number") { totalCount nodes { n: number } } }
        b: season(slug: "season-1") { ...Outline @include(if: $more) title @skip(if: $more) }
      }
      fragment Outline on Season { slug home: programme { called: name } drafts: applications(first: 2, filter: { lifecycle: ["DRAFT"] }) { nodes { lifecycle } } }`;
    const [data, took] = await run<{ a: Outline; b: object }>(source, { first: 3, more: false });
    expect(took).toBe(1);
    expect(data.a).toMatchObject({ slug: 'season-0', home: { called: expect.stringMatching(/Satu|Dua/) } });
    expect(data.a.few.nodes.length).toBe(Math.min(3, data.a.few.totalCount));
    expect(data.a.drafts.nodes.every((node) => node.lifecycle === 'DRAFT')).toBe(true);
    expect(data.b).toEqual({ title: 'Season 1' });
  });

  it('finds a row of any type behind node(id)', async () => {
    const season = await world.orm.em.fork().findOneOrFail(Season, { slug: 'season-0' });
    const source =
      'query ($id: ID!) { node(id: $id) { __typename id ... on Season { slug } ... on Startup { name } } }';
    const [data, took] = await run<{ node: object }>(source, { id: toGlobalId('Season', season.id) });
    expect(data.node).toEqual({ __typename: 'Season', id: toGlobalId('Season', season.id), slug: 'season-0' });
    expect(took).toBe(1);
    expect((await run(source, { id: 'nothing' }))[0]).toEqual({ node: null });
  });

  it('swaps two fields by alias without mixing them up', async () => {
    const [data] = await run<Applications<{ number: string; lifecycle: string }>>(
      '{ applications(first: 1, orderBy: "number") { nodes { number: lifecycle lifecycle: number } } }',
    );
    const [node] = data.applications.nodes;
    expect(node!.lifecycle).toMatch(/^HFS-/);
    expect(['DRAFT', 'SUBMITTED', 'WITHDRAWN']).toContain(node!.number);
  });

  it('goes on from an end cursor that a variable brings', async () => {
    const source =
      'query ($after: String) { applications(first: 29, after: $after, orderBy: "name") { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }';
    const [first] = await run<Walk>(source);
    const { edges, pageInfo } = first.applications;
    expect(edges.at(-1)!.cursor).toBe(pageInfo.endCursor);
    const [second] = await run<Walk>(source, { after: pageInfo.endCursor });
    expect(second.applications.edges).toHaveLength(1);
    expect(second.applications.pageInfo.hasNextPage).toBe(false);
  });

  it('reads the row of a payload again in one statement', async () => {
    const [page] = await run<Applications<{ id: string }>>('{ applications(first: 1) { nodes { id } } }');
    const { id } = page.applications.nodes[0]!;
    const [data, took] = await run<{ touch: object }>(
      'query ($id: ID!) { touch(id: $id) { done row: application { id startup { name } } } }',
      { id },
    );
    expect(data.touch).toMatchObject({ done: true, row: { id } });
    expect(fromGlobalId(id)?.type).toBe('Application');
    expect(took).toBe(1);
  });
});
