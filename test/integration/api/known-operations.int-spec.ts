import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import documents from '../../../apps/api/src/graphql/stored-documents.json' with { type: 'json' };
import { KnownOperations } from '../../../apps/api/src/graphql/known-operations.js';
import { Sessions, UpdateProfile } from '#identity';
import { samplePassword, samplePeople } from '#schema';
import { TestApp } from '../../support/test-app.js';
import { signInByPassword, type TestClient } from '../../support/test-client.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const filesQuery = `query Files($first: Int!) {
  applications(first: $first) {
    nodes { id number startup { id } season { id } members { id } reviews { id scores { id criterion { id } } assignment { id reviewer { id } } } }
  }
  once: applications(first: $first) { nodes { id startup { id } season { id } members { id } } }
}`;
const [regions = '', text = ''] = Object.entries(documents).find(([, one]) => one.includes('query Regions')) ?? [];

let database: TestDatabase;
let app: TestApp;
let director: TestClient;
let visitor: TestClient;
/** The same api where clients may send a cookie and ask what they like. */
let openApp: TestApp;
let staff: TestClient;
let stranger: TestClient;
/** Sees what the short way says to each request; nothing where it lets it pass. */
const shortWay = jest.spyOn(KnownOperations.prototype, 'textFor');

beforeAll(async () => {
  database = await createTestDatabase('sample');
  app = await TestApp.start(database.url, { GRAPHQL_DOCUMENTS: 'stored' });
  const { email } = samplePeople.find(({ key }) => key === 'director')!;
  openApp = await TestApp.start(database.url);
  const signIn = ({ url }: TestApp) => signInByPassword(url, 'http://127.0.0.1', { email, password: samplePassword });
  director = await signIn(app);
  visitor = app.visitor();
  staff = await signIn(openApp);
  stranger = openApp.visitor();
}, 180_000);
afterAll(async () => {
  await app?.stop();
  await openApp?.stop();
  await database?.drop();
});

/** Asks, and tells the whole answer with its head, and whether it came by the short way. */
async function ask(who: TestClient, body: object, headers: Record<string, string> = {}) {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
  shortWay.mockClear();
  const response = await who.fetch('/graphql', { ...init, body: JSON.stringify(body) });
  const head = Object.fromEntries([...response.headers].filter(([name]) => name !== 'date'));
  const words = await response.text();
  expect(shortWay.mock.results).toHaveLength(1);
  const said: unknown = await shortWay.mock.results[0]?.value;
  return { isShort: said !== undefined, status: response.status, head, words };
}
const codeOf = ({ words }: { words: string }) =>
  (JSON.parse(words) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;
const byHash = { extensions: { persistedQuery: { version: 1, sha256Hash: regions } } };

describe('a query that was answered before', () => {
  it.each([
    ['by its text', { query: text }],
    ['by its hash', byHash],
    ['by its hash, with a name', { ...byHash, operationName: /query (\w+)/.exec(text)?.[1] }],
  ])('is answered %s to the last byte of the usual way, head included', async (_, body) => {
    const { isShort: once, ...usual } = await ask(visitor, body);
    const { isShort: again, ...short } = await ask(visitor, body);
    expect({ once, again }).toEqual({ once: false, again: true });
    expect(short).toEqual(usual);
    expect(short.words).toContain('"data":{"regions":[{');
  });

  it('is answered to each by their own rules and at the cost of their own variables', async () => {
    const files = (first: number) => ({ query: filesQuery, variables: { first } });
    const rows = ({ words }: { words: string }) =>
      (JSON.parse(words) as { data: { applications: { nodes: object[] } } }).data.applications.nodes;
    const usual = await ask(staff, files(20));
    expect(rows(usual)).toHaveLength(20);
    expect(await ask(staff, files(20))).toEqual({ ...usual, isShort: true });
    const fewer = await ask(staff, files(3));
    expect(rows(fewer)).toHaveLength(3);
    expect(fewer.isShort).toBe(true);
    const strange = await ask(stranger, files(20));
    expect([strange.isShort, codeOf(strange)]).toEqual([false, 'UNAUTHENTICATED']);
    const dear = await ask(staff, files(100));
    expect([dear.isShort, codeOf(dear)]).toEqual([false, 'COST_EXCEEDED']);
  });

  it('goes the usual way where a request is not plain', async () => {
    await ask(visitor, byHash);
    expect(await ask(visitor, byHash)).toMatchObject({ isShort: true });
    const graphql = { accept: 'application/graphql-response+json' };
    expect(await ask(visitor, byHash, graphql)).toMatchObject({ isShort: false, status: 200 });
    expect(await ask(visitor, { ...byHash, query: text })).toMatchObject({ isShort: false, status: 200 });
    expect(await ask(visitor, { ...byHash, operationName: 'Other' })).toMatchObject({ isShort: false });
    expect(await ask(visitor, { ...byHash, operationName: '' })).toMatchObject({ isShort: false });
    expect(await ask(visitor, { ...byHash, query: null })).toMatchObject({ status: 200 });
    const named = { query: text, operationName: 'Regions' };
    await ask(visitor, named);
    expect(await ask(visitor, named)).toMatchObject({ isShort: true });
    const shifted = { query: text.replace(/^query /, ''), operationName: 'Regions query' };
    expect(await ask(visitor, shifted)).toMatchObject({ isShort: false });
  });

  it('goes the usual way where nobody can be looked up, which says why', async () => {
    await ask(visitor, byHash);
    const away = jest.spyOn(Sessions.prototype, 'viewerOf').mockRejectedValue(new Error('no database'));
    const refused = await ask(visitor, byHash);
    away.mockRestore();
    expect(refused).toMatchObject({ isShort: false, status: 500 });
    expect(codeOf(refused)).toBe('INTERNAL_SERVER_ERROR');
    expect(await ask(visitor, byHash)).toMatchObject({ isShort: true, status: 200 });
  });

  it('is refused to a browser when no page of ours asks it', async () => {
    const query = '{ regions { code } }';
    await ask(visitor, { query });
    expect(await ask(visitor, { query })).toMatchObject({ isShort: true, status: 200 });
    const ofBrowsers = { origin: app.url, cookie: 'a=b', 'sec-fetch-site': 'same-origin' };
    for (const [name, value] of Object.entries(ofBrowsers)) {
      const refused = await ask(visitor, { query }, { [name]: value });
      expect(refused).toMatchObject({ isShort: false, status: 400 });
      expect(codeOf(refused)).toBe('PERSISTED_QUERY_NOT_IN_LIST');
    }
    expect(await ask(director, byHash, { origin: app.url })).toMatchObject({ isShort: true, status: 200 });
  });
});

describe('a mutation that was answered before', () => {
  const query = `mutation Rename($input: UpdateProfileInput!) {
    updateProfile(input: $input) { person { id fullName } userErrors { code field message } }
  }`;
  const rename = (fullName: string) => ({ query, variables: { input: { fullName } } });
  const work = jest.spyOn(UpdateProfile.prototype, 'execute');
  beforeAll(async () => {
    // The first ones are not compiled yet.
    for (const name of ['Satu', 'Dua', 'Tiga']) await ask(staff, rename(name));
  });
  beforeEach(() => void work.mockClear());
  afterAll(() => work.mockRestore());

  it('does its work once and answers to the last byte of the usual way, head included', async () => {
    const short = await ask(staff, rename('Empat'));
    expect(work).toHaveBeenCalledTimes(1);
    expect(short.words).toContain('"fullName":"Empat"');
    const usual = await ask(staff, { ...rename('Empat'), extensions: {} });
    expect([short.isShort, usual.isShort]).toEqual([true, false]);
    expect({ ...short, isShort: false }).toEqual(usual);
    expect(await ask(staff, rename('Lima'))).toMatchObject({ isShort: true, words: expect.stringContaining('"Lima"') });
  });

  it('answers what a form shows by the short way', async () => {
    const refused = await ask(staff, rename(''));
    expect(refused.isShort).toBe(true);
    expect(refused.words).toContain('"userErrors":[{"code":');
  });

  it('hands errors on to be put into words and does not run again for that', async () => {
    work.mockRejectedValueOnce(new Error('somebody pulled the plug'));
    const failed = await ask(staff, rename('Enam'));
    expect([failed.isShort, codeOf(failed), work.mock.calls.length]).toEqual([false, 'INTERNAL', 1]);
    expect(failed.words).not.toContain('plug');
    expect(await ask(staff, rename('Tujuh'))).toMatchObject({ isShort: true });
    work.mockClear();
    const strange = await ask(stranger, rename('Delapan'));
    expect([strange.isShort, codeOf(strange), work.mock.calls.length]).toEqual([false, 'UNAUTHENTICATED', 0]);
    const unfit = await ask(staff, { query, variables: { input: { fullName: 8 } } });
    expect([unfit.isShort, codeOf(unfit), work.mock.calls.length]).toEqual([false, 'BAD_USER_INPUT', 0]);
  });
});
