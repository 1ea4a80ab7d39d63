import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { newId } from '#kernel';
import { toGlobalId } from '#read-plan';
import { TestApp } from '../../support/test-app.js';
import { signInByPassword, type TestClient } from '../../support/test-client.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

type Found = Readonly<Record<string, unknown>> | null;

/** One row of a type, as a director of its programme may see it. */
const rows = {
  Season: `select id from season where state = 'OPEN'`,
  Application: `select application_id as id from assignment where cleared_at is not null`,
  Startup: `select startup_id as id from application where submitted_at is not null`,
  Review: `select id from review where state = 'SENT'`,
  ScoreRun: `select id from score_run where is_current`,
  Assignment: `select s.id from assignment s join person p on p.id = s.reviewer_id where p.email <> 'penilai.satu@contoh.invalid'`,
} as const;

/** People of the sample world, with its password. */
const sample = { reviewer: 'penilai.satu@contoh.invalid', director: 'direktur@contoh.invalid' };

describe('the thing behind a global id', () => {
  let database: TestDatabase;
  let app: TestApp;
  let ids: Record<string, string>;
  const people: Record<string, TestClient> = {};

  beforeAll(async () => {
    database = await createTestDatabase('sample');
    app = await TestApp.start(database.url);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const idOf = async ([type, sql]: readonly [string, string]) => {
      const found = await client.query<{ id: string }>(`${sql} order by 1 limit 1`);
      return [type, toGlobalId(type, found.rows[0]!.id)] as const;
    };
    const found = [];
    for (const one of Object.entries(rows)) found.push(await idOf(one));
    ids = Object.fromEntries(found);
    await client.end();
    people['visitor'] = app.visitor();
    people['newcomer'] = await app.signIn('nobody.yet@contoh.invalid');
    for (const [who, email] of Object.entries(sample))
      people[who] = await signInByPassword(app.url, 'http://127.0.0.1', { email, password: 'benih-semai-2021' });
  }, 180_000);

  afterAll(async () => {
    await app?.stop();
    await database?.drop();
  });

  async function node(who: string, id: string, fields = '', fragments = ''): Promise<Found> {
    const query = `query ($id: ID!) { node(id: $id) { __typename id ${fields} } } ${fragments}`;
    const { data, errors } = await people[who]!.graphql<{ node: Found }>(query, { id });
    expect(errors).toBeUndefined();
    return data.node;
  }

  it.each(Object.keys(rows))('is a %s for a director', async (type) => {
    expect(await node('director', ids[type]!)).toEqual({ __typename: type, id: ids[type] });
  });

  it.each([
    ['visitor', ['Season']],
    ['newcomer', ['Season']],
  ])('is for a %s only what everybody may see', async (who, seen) => {
    const found = await Promise.all(Object.keys(rows).map((type) => node(who, ids[type]!)));
    expect(found.flatMap((one) => (one ? [one['__typename']] : []))).toEqual(seen);
  });

  it('shows a reviewer no reads of others and no run of the scores', async () => {
    expect(await node('reviewer', ids['Assignment']!)).toBeNull();
    expect(await node('reviewer', ids['ScoreRun']!)).toBeNull();
  });

  it('answers fragments of its type and leaves the others out', async () => {
    const fields = `... on Application { number startup { name } } ... on Startup { number: name } ...Round`;
    const fragments = 'fragment Round on ReviewRound { name season { slug } }';
    const application = await node('director', ids['Application']!, fields, fragments);
    expect(Object.keys(application!).sort()).toEqual(['__typename', 'id', 'number', 'startup']);
    const startup = await node('director', ids['Startup']!, fields, fragments);
    expect(Object.keys(startup!).sort()).toEqual(['__typename', 'id', 'number']);
  });

  it('answers many at once, each by its own right', async () => {
    const query = `query ($a: ID!, $b: ID!) { a: node(id: $a) { id } b: node(id: $b) { id } again: node(id: $a) { __typename } }`;
    const { data } = await people['newcomer']!.graphql(query, { a: ids['Season'], b: ids['Review'] });
    expect(data).toEqual({ a: { id: ids['Season'] }, b: null, again: { __typename: 'Season' } });
  });

  it.each([
    ['nothing', ''],
    ['no global id', 'season'],
    ['a row id', newId()],
    ['a row that is not there', toGlobalId('Season', newId())],
    ['a type that is not there', toGlobalId('Unicorn', newId())],
    ['a type that the schema does not show', toGlobalId('Decision', newId())],
    ['a type without rows', toGlobalId('PageInfo', newId())],
  ])('is none for %s', async (_what, id) => {
    expect(await node('director', id)).toBeNull();
  });
});
