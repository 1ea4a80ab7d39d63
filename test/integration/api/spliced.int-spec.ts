import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { samplePassword, samplePeople } from '#schema';
import { TestApp } from '../../support/test-app.js';
import { signInByPassword, type TestClient } from '../../support/test-client.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const schema = buildSchema(readFileSync('apps/api/schema.gql', 'utf8'));

let database: TestDatabase;
let spliced: TestApp;
let plain: TestApp;
beforeAll(async () => {
  database = await createTestDatabase('sample');
  spliced = await TestApp.start(database.url, { GRAPHQL_SPLICE: 'on', GRAPHQL_JIT: 'off' });
  plain = await TestApp.start(database.url, { GRAPHQL_SPLICE: 'off', GRAPHQL_JIT: 'off' });
}, 180_000);
afterAll(async () => {
  await spliced?.stop();
  await plain?.stop();
  await database?.drop();
});

/** Whether a field can be asked with `first` alone. */
const needsNothing = ({ args }: GraphQLField<unknown, unknown>) =>
  args.every(({ name, type }) => name === 'first' || !isNonNullType(type));

/** All fields of a type that need no argument, to-one relations one step deep. */
function fieldsOf(type: GraphQLObjectType, depth: number): string {
  return Object.values(type.getFields())
    .filter(needsNothing)
    .flatMap((field) => {
      const named = getNamedType(field.type);
      if (isLeafType(named)) return [field.name];
      if (!isObjectType(named) || depth === 0 || named.name.endsWith('Connection')) return [];
      const inner = fieldsOf(named, depth - 1);
      return inner === '' ? [] : [`${field.name} { ${inner} }`];
    })
    .join(' ');
}

/** Connections that need no argument of the caller, each with everything its rows can show. */
const pages = Object.values(schema.getQueryType()!.getFields()).flatMap((field) => {
  const type = getNamedType(field.type);
  if (!isObjectType(type) || !type.name.endsWith('Connection') || !needsNothing(field)) return [];
  const row = getNamedType(type.getFields()['nodes']!.type) as GraphQLObjectType;
  return [{ name: field.name, row }];
});

/** The database puts a blank before the colon, which is how its own text is known. */
const isSpliced = (text: string) => text.startsWith('{"data":{"page":{"nodes":');

async function ask(who: TestClient, query: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query, variables: { first: 40 } });
  return (await who.fetch('/graphql', { method: 'POST', headers, body })).text();
}

describe.each(['director', 'reviewer-1', 'founder-new', 'admin'])('what %s asks', (key) => {
  let people: Record<'spliced' | 'plain', TestClient>;
  beforeAll(async () => {
    const { email } = samplePeople.find((person) => person.key === key)!;
    const signIn = ({ url }: TestApp) => signInByPassword(url, 'http://127.0.0.1', { email, password: samplePassword });
    people = { spliced: await signIn(spliced), plain: await signIn(plain) };
  });

  it('is the same out of the database and out of the executor, for every field of every page', async () => {
    let passedOn = 0;
    for (const { name, row } of pages) {
      for (const fields of [fieldsOf(row, 0), fieldsOf(row, 1)]) {
        const query = `query ($first: Int!) { page: ${name}(first: $first) { nodes { ${fields} } pageInfo { hasNextPage endCursor } totalCount } }`;
        const [one, other] = await Promise.all([ask(people.spliced, query), ask(people.plain, query)]);
        expect(JSON.parse(one)).toEqual(JSON.parse(other));
        if (isSpliced(one)) passedOn++;
      }
    }
    expect(pages.length).toBeGreaterThan(8);
    expect(passedOn).toBeGreaterThan(4);
  }, 120_000);
});

it('hands on no null that the schema forbids', async () => {
  const { email } = samplePeople.find((person) => person.key === 'director')!;
  const query = 'query ($first: Int!) { page: seasons(first: $first) { nodes { id name } } }';
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`update season set name = '{}'`);
  await client.end();
  const answers = await Promise.all(
    [spliced, plain].map(async ({ url }) =>
      ask(await signInByPassword(url, 'http://127.0.0.1', { email, password: samplePassword }), query),
    ),
  );
  const [one, other] = answers.map((text) => JSON.parse(text) as { data: unknown; errors: unknown[] });
  expect(one!.errors).toHaveLength(1);
  expect(one!.data).toEqual(other!.data);
});
