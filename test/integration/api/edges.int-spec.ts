import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { TestApp } from '../../support/test-app.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await TestApp.start(database.url);
}, 120_000);

afterAll(async () => {
  await app?.stop();
  await database?.drop();
});

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

async function ask(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, answer: (await response.json()) as Answer };
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
    expect(answer.errors?.[0]?.message).toBe('Please sign in first.');
    expect(JSON.stringify(answer)).not.toContain('.ts');
  });
});
