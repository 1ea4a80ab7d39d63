import { describe, expect, it } from '@jest/globals';
import { buildSchema, graphqlSync, type GraphQLResolveInfo } from 'graphql';
import type { Selection } from '#read-plan';
import { selectionOf } from './selection-to-plan.js';

const schema = buildSchema(`
  interface Node { id: ID! }
  interface Named implements Node { id: ID! name: String }
  type Season implements Node & Named { id: ID! name: String applications(first: Int = 10, after: String, filter: Filter): Connection }
  type Startup implements Node & Named { id: ID! name: String phone: String }
  type Application implements Node { id: ID! number: String season: Season startup: Startup }
  type Connection { nodes: [Application!]! totalCount: Int! }
  type Payload { application: Application errors: [String!]! }
  input Filter { lifecycle: [Lifecycle!] }
  enum Lifecycle { DRAFT SENT }
  type Query { application: Application season: Season node: Node submit: Payload }
`);

/** The selections that the root resolvers saw. */
function asked(source: string, variableValues: Record<string, unknown> = {}, path = ''): Selection {
  const seen: Selection[] = [];
  const root = (_: unknown, __: unknown, info: GraphQLResolveInfo) => {
    seen.push(selectionOf(info, path));
    return null;
  };
  const rootValue = { application: root, season: root, node: root, submit: root };
  const fields = ['application', 'season', 'node', 'submit'] as const;
  const resolvers = Object.fromEntries(
    fields.map((name) => [
      name,
      (args: unknown, context: unknown, info: GraphQLResolveInfo) => rootValue[name](args, context, info),
    ]),
  );
  const { errors } = graphqlSync({ schema, source, variableValues, rootValue: resolvers });
  if (errors) throw errors[0];
  return seen[0]!;
}

const field = (key: string, more: object = {}) => ({ key, field: key, ...more });

describe('a selection', () => {
  it('keeps aliases and dissolves fragments', () => {
    expect(asked('{ application { a: number ...Rest } } fragment Rest on Application { id season { name } }')).toEqual([
      { key: 'a', field: 'number' },
      field('id'),
      field('season', { selection: [field('name')] }),
    ]);
  });

  it('merges fields that are asked twice', () => {
    expect(asked('{ application { season { id } season { name } } }')).toEqual([
      field('season', { selection: [field('id'), field('name')] }),
    ]);
  });

  it('applies @skip and @include, also on fragments', () => {
    const source =
      'query ($yes: Boolean!) { application { id @skip(if: $yes) number @include(if: $yes) ... @include(if: false) { season { id } } } }';
    expect(asked(source, { yes: true })).toEqual([field('number')]);
    expect(asked(source, { yes: false })).toEqual([field('id')]);
  });

  it('coerces arguments, with defaults and variables', () => {
    const source = 'query ($f: Filter) { season { applications(filter: $f) { totalCount } } }';
    expect(asked(source, { f: { lifecycle: 'DRAFT' } })).toEqual([
      field('applications', {
        args: { first: 10, filter: { lifecycle: ['DRAFT'] } },
        selection: [field('totalCount')],
      }),
    ]);
  });

  it('tells apart the types behind an interface, with the common fields of each', () => {
    const source = '{ node { id ... on Startup { phone } ... on Named { name } } }';
    expect(asked(source)).toEqual([
      field('id', { on: ['Application'] }),
      field('id', { on: ['Season'] }),
      field('name', { on: ['Season'] }),
      field('id', { on: ['Startup'] }),
      field('phone', { on: ['Startup'] }),
      field('name', { on: ['Startup'] }),
    ]);
  });

  it('asks no type twice for what an interface has itself', () => {
    expect(asked('{ node { __typename id } }')).toEqual([field('id', { on: ['Season', 'Startup', 'Application'] })]);
  });

  it('goes down from a payload to its row', () => {
    expect(asked('{ submit { errors done: application { number } } }', {}, 'application')).toEqual([field('number')]);
  });

  it('refuses a payload row asked twice with one key for two fields', () => {
    expect(() =>
      asked('{ submit { a: application { x: id } b: application { x: number } } }', {}, 'application'),
    ).toThrow('INVALID_INPUT');
  });

  it('is the same object for the same document and variables', () => {
    const seen: Selection[] = [];
    const rootValue = {
      application: (_: unknown, __: unknown, info: GraphQLResolveInfo) => void seen.push(selectionOf(info)),
    };
    graphqlSync({ schema, source: '{ application { id } }', rootValue });
    expect(seen).toHaveLength(1);
    const again = asked('query ($yes: Boolean!) { application { id @skip(if: $yes) } }', { yes: false });
    expect(again).toEqual([field('id')]);
  });
});
