import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { Client } from 'pg';
import { TestApp } from '../../support/test-app.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/** The third time a document comes it is compiled; every time it must be answered alike. */
const times = 4;

const ways = [
  { way: 'spliced', GRAPHQL_SPLICE: 'on', GRAPHQL_JIT: 'on' },
  { way: 'compiled', GRAPHQL_SPLICE: 'off', GRAPHQL_JIT: 'on' },
  { way: 'plain', GRAPHQL_SPLICE: 'off', GRAPHQL_JIT: 'off' },
];

/** All ways to an answer hold to the same edges: the database's own text, the compiled program, the plain executor. */
describe.each(ways)('with $way answers', ({ GRAPHQL_SPLICE, GRAPHQL_JIT }) => {
  let database: TestDatabase;
  let app: TestApp;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await TestApp.start(database.url, { GRAPHQL_SPLICE, GRAPHQL_JIT, STATEMENT_TIMEOUT_MS: '500' });
  }, 120_000);

  afterAll(async () => {
    await app?.stop();
    await database?.drop();
  });

  async function askOnce(query: string, variables: Record<string, unknown>, headers: Record<string, string>) {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, answer: (await response.json()) as Answer };
  }

  async function ask(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
    const first = await askOnce(query, variables, headers);
    for (let at = 1; at < times; at++) expect(await askOnce(query, variables, headers)).toEqual(first);
    return first;
  }

  const codeOf = ({ answer }: Awaited<ReturnType<typeof ask>>) => answer.errors?.[0]?.extensions?.['code'];

  describe('GraphQL over HTTP', () => {
    it('passes every audit of the specification', async () => {
      const fetchFn = (url: string, init: RequestInit = {}) =>
        fetch(url, {
          ...init,
          headers: { ...(init.headers as Record<string, string>), 'apollo-require-preflight': '1' },
        });
      const results = await auditServer({ url: `${app.url}/graphql`, fetchFn });
      expect(results.filter(({ status }) => status !== 'ok').map(({ name }) => name)).toEqual([]);
      expect(results).toHaveLength(61);
    }, 60_000);

    it('refuses a form from another site', async () => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: JSON.stringify({ query: '{ viewer { id } }' }),
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
    });

    it('refuses a body above 256 kB', async () => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `{ viewer { id } } # ${'x'.repeat(300_000)}` }),
      });
      expect(response.status).toBe(413);
    });
  });

  describe('an operation that asks for too much', () => {
    const deep = (levels: number) => 'programme { seasons { '.repeat(levels) + 'id' + ' } }'.repeat(levels);

    it.each([
      ['levels', `{ seasons(first: 1) { nodes { ${deep(5)} } } }`],
      ['levels through fragments', `{ seasons(first: 1) { nodes { ...F } } } fragment F on Season { ${deep(5)} }`],
      ['aliases', `{ ${Array.from({ length: 31 }, (_, at) => `a${at}: viewer { id }`).join(' ')} }`],
      [
        'aliases of __typename',
        `{ viewer { ${Array.from({ length: 31 }, (_, at) => `a${at}: __typename`).join(' ')} } }`,
      ],
      [
        'aliases through fragments',
        `{ ${'...F '.repeat(16)} } fragment F on Query { a: viewer { id } b: viewer { id } }`,
      ],
      ['directives', `{ viewer { ${Array.from({ length: 11 }, () => 'id @include(if: true)').join(' ')} } }`],
      ['tokens', `{ viewer { ${'id '.repeat(1001)} } }`],
    ])('in %s is refused', async (_, query) => {
      const asked = await ask(query);
      expect(asked.answer.errors?.length).toBeGreaterThan(0);
      expect(asked.answer.data ?? null).toBeNull();
    });

    const dear = (first: string) =>
      `seasons(first: ${first}) { edges { node { programme { organisations: seasons { stages { id } } } stages { id } cohorts { season { programme { id } } } forms { id } } } nodes { programme { seasons { stages { id } } } stages { id } } }`;

    it.each([
      ['by literal', `{ ${dear('100')} }`, {}],
      ['by variable', `query ($n: Int!) { ${dear('$n')} }`, { n: 100 }],
      ['by default value', `query ($n: Int! = 100) { ${dear('$n')} }`, {}],
      ['inside a fragment', `query { ...F } fragment F on Query { ${dear('100')} }`, {}],
      ['by a negative page beside it', `query { a: ${dear('-1000000')} b: ${dear('100')} }`, {}],
    ])('in cost %s is refused', async (_, query, variables) => {
      expect(codeOf(await ask(query, variables))).toBe('COST_EXCEEDED');
    });

    it.each([0, -1, 101, 2_000_000])('in a page of %d is refused', async (first) => {
      const { answer } = await ask('query ($n: Int!) { seasons(first: $n) { totalCount } }', { n: first });
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    });
  });

  describe('an error', () => {
    it('is told in the language asked for, without a stack', async () => {
      const { answer } = await ask('{ jobs(first: 1) { totalCount } }', {}, { 'x-semai-locale': 'en' });
      expect(answer).toEqual({
        data: null,
        errors: [
          {
            message: 'Please sign in first.',
            locations: [{ line: 1, column: 3 }],
            path: ['jobs'],
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ],
      });
    });
  });

  describe('a document that comes often', () => {
    it.each([
      ['a wrong type', 'query ($n: Int!) { seasons(first: $n) { totalCount } }', { n: 'many' }],
      ['a part of a number', 'query ($n: Int!) { seasons(first: $n) { totalCount } }', { n: 1.5 }],
      ['a number too large', 'query ($n: Int!) { seasons(first: $n) { totalCount } }', { n: 2 ** 31 }],
      ['no value', 'query ($n: Int!) { seasons(first: $n) { totalCount } }', {}],
      ['null', 'query ($n: Int!) { seasons(first: $n) { totalCount } }', { n: null }],
      ['an object for a text', 'query ($s: String!) { season(slug: $s) { id } }', { s: { a: 1 } }],
      ['a list for a text', 'query ($s: String!) { season(slug: $s) { id } }', { s: ['a'] }],
      [
        'an unknown field',
        'mutation ($i: UpdateProfileInput!) { updateProfile(input: $i) { userErrors { code } } }',
        { i: { x: 1 } },
      ],
    ])('is refused in the same words with %s in its variables', async (_, query, variables) => {
      const asked = await ask(query, variables);
      expect(codeOf(asked)).toBe('BAD_USER_INPUT');
      expect(asked.answer.data).toBeUndefined();
    });

    it('gives each alias its own answer, at the root and below', async () => {
      const { answer } = await ask('{ a: viewer { id } b: programmes { one: slug two: slug } __typename }');
      expect(answer).toEqual({ data: { a: null, b: [], __typename: 'Query' } });
    });

    it('obeys directives, in fragments too', async () => {
      const query =
        'query ($yes: Boolean!) { ...F @include(if: $yes) ...G } fragment F on Query { viewer { id } } fragment G on Query { spaces { id } regions @skip(if: $yes) { code } }';
      expect((await ask(query, { yes: true })).answer).toEqual({ data: { viewer: null, spaces: [] } });
      expect((await ask(query, { yes: false })).answer).toEqual({ data: { spaces: [], regions: [] } });
    });

    it.each([
      ['a literal', '{ season(slug: "TEXT") { id } }'],
      ['a default value', 'query ($s: String = "TEXT") { season(slug: $s) { id } }'],
      ['a block', '{ season(slug: """TEXT""") { id } }'],
    ])('never runs a text of the caller as code, as %s', async (_, query) => {
      const code = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.taken=1';
      const { answer } = await ask(query.replace('TEXT', code).replace('$s: String =', '$s: String! ='));
      expect(answer).toEqual({ data: { season: null } });
      expect(globalThis).not.toHaveProperty('taken');
    });

    it('is stopped when the database takes too long', async () => {
      const other = new Client({ connectionString: database.url });
      await other.connect();
      try {
        await other.query('begin; lock table programme in access exclusive mode');
        const { answer } = await ask('{ programmes { slug } }', {}, { 'x-semai-locale': 'en' });
        expect(answer).toEqual({
          data: null,
          errors: [
            {
              message: 'This took too long. Ask for less, then try again.',
              locations: [{ line: 1, column: 3 }],
              path: ['programmes'],
              extensions: { code: 'TIMED_OUT' },
            },
          ],
        });
      } finally {
        await other.end();
      }
    }, 20_000);
  });
});
