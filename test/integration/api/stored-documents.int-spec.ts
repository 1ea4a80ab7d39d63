import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { limits, sizeLimits } from '../../../apps/api/src/graphql/limits.js';
import documents from '../../../apps/api/src/graphql/stored-documents.json' with { type: 'json' };
import { TestApp } from '../../support/test-app.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const known: Readonly<Record<string, string>> = documents;
const [hash = ''] = Object.keys(known).filter((one) => known[one]?.includes('query Regions'));

let database: TestDatabase;
let app: TestApp;
beforeAll(async () => {
  database = await createTestDatabase();
  app = await TestApp.start(database.url, { GRAPHQL_DOCUMENTS: 'stored' });
}, 120_000);
afterAll(async () => {
  await app?.stop();
  await database?.drop();
});

async function post(body: object, headers: Record<string, string> = {}) {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
  const response = await fetch(`${app.url}/graphql`, { ...init, body: JSON.stringify(body) });
  return { status: response.status, answer: (await response.json()) as unknown };
}

const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const browser = { origin: 'http://127.0.0.1' };
const refusal = (code: string) => ({
  errors: [expect.objectContaining({ extensions: expect.objectContaining({ code }) })],
});

describe('the documents of the pages', () => {
  const schema = buildSchema(readFileSync(new URL('../../../apps/api/schema.gql', import.meta.url), 'utf8'));

  it.each(Object.entries(known).map(([one, text]) => [/\w+ (\w+)/.exec(text)?.[1], one, text] as const))(
    '%s has its own hash, fits the schema and stays within the limits',
    (_, one, text) => {
      expect(createHash('sha256').update(text).digest('hex')).toBe(one);
      const query = parse(text, { maxTokens: limits.tokens });
      expect(validate(schema, query, [...specifiedRules, sizeLimits])).toEqual([]);
    },
  );
});

describe('where browsers may ask stored documents only', () => {
  it('a hash is answered like its text', async () => {
    const answer = await post(byHash(hash), browser);
    expect(answer).toEqual({ status: 200, answer: { data: { regions: [] } } });
    expect(await post({ query: known[hash] }, browser)).toEqual(answer);
  });

  it('another text is refused to a browser and answered to other clients', async () => {
    const refused = await post({ query: '{ regions { code } }' }, browser);
    expect(refused).toEqual({ status: 400, answer: refusal('PERSISTED_QUERY_NOT_IN_LIST') });
    expect(await post({ query: '{ regions { code } }' })).toEqual({ status: 200, answer: { data: { regions: [] } } });
  });

  it('an unknown hash is refused, and nobody can register a text under one', async () => {
    const query = '{ regions { name } }';
    const own = byHash(createHash('sha256').update(query).digest('hex'));
    expect((await post(own)).answer).toEqual(refusal('PERSISTED_QUERY_NOT_FOUND'));
    expect(await post({ query, ...own })).toMatchObject({ status: 200 });
    expect((await post(own)).answer).toEqual(refusal('PERSISTED_QUERY_NOT_FOUND'));
  });

  it('a question that a foreign page could send without asking first is refused', async () => {
    const address = `${app.url}/graphql?extensions=${encodeURIComponent(JSON.stringify(byHash(hash).extensions))}`;
    expect((await fetch(address)).status).toBe(400);
  });
});
