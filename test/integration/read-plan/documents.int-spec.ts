import { readFileSync } from 'node:fs';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, isEnumType } from 'graphql';
import { visitor, Viewer } from '#access';
import { ReadModels, ReadPlanner, toGlobalId } from '#read-plan';
import { ormOptions } from '#schema';
import { readModels } from '../../../apps/api/src/read-models.js';
import { TestApp } from '../../support/test-app.js';
import { signInByPassword, TestClient } from '../../support/test-client.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { plain } from './comparable.js';
import { fieldsInCode } from './product-in-code.js';
import { type AskedRoot, DocumentWriter, shownBy } from './random-documents.js';
import { Questions } from './random-questions.js';
import { Reference } from './reference.js';
import { type Row, Rows } from './reference-condition.js';
import { thinSample } from './small-sample.js';

/** Printed when a run fails; `SEED=n` repeats it. */
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const longestMs = 20_000;

const schema = buildSchema(readFileSync(new URL('../../../apps/api/schema.gql', import.meta.url), 'utf8'));
const models = new ReadModels(readModels);
const entityOf = (type: string) => models.definition(type).entity.name;
const nodes = models.types.filter((type) => /implements Node\b/.test(schema.getType(type)?.astNode ? sdlOf(type) : ''));

function sdlOf(type: string): string {
  const { loc } = schema.getType(type)!.astNode!;
  return loc!.source.body.slice(loc!.start, loc!.end).split('{')[0]!;
}

const lifecycleType = schema.getType('ApplicationLifecycle');
const lifecycles = isEnumType(lifecycleType) ? lifecycleType.getValues().map(({ name }) => name) : [];

interface Asker {
  readonly viewer: Viewer;
  readonly client: TestClient;
}

let database: TestDatabase;
let app: TestApp;
let orm: MikroORM;
let rows: Rows;
let reference: Reference;
let questions: Questions;
let shown: ReturnType<typeof shownBy>;
let askers: Asker[];

beforeAll(async () => {
  database = await createTestDatabase('sample');
  await thinSample(database.url);
  app = await TestApp.start(database.url);
  orm = await MikroORM.init({ ...ormOptions, clientUrl: database.url });
  askers = await everybody();
  rows = await Rows.load(orm.em);
  reference = new Reference(readModels, rows, fieldsInCode(rows));
  questions = new Questions(models, rows, () => fc.constant({}));
  shown = shownBy(schema, models, new ReadPlanner(orm.em, models));
}, 240_000);
afterAll(async () => {
  await app?.stop();
  await orm?.close();
  await database?.drop();
});

/** Somebody of each role, a founder, and a visitor. */
async function everybody(): Promise<Asker[]> {
  const found = await Rows.load(orm.em);
  const grants = found.of('RoleGrant');
  const holders = ['ADMIN', 'DIRECTOR', 'STAFF', 'REVIEWER', 'MENTOR'].map((role) =>
    grants.find((grant) => grant['role'] === role),
  );
  const founder = found.of('ApplicationMember').find(({ person }) => person);
  const ids = new Set([...holders, founder].map((one) => String(one?.['person'])));
  const askers: Asker[] = [{ viewer: visitor('en'), client: new TestClient(app.url, { 'x-semai-locale': 'en' }) }];
  for (const personId of ids) {
    const locale = askers.length % 2 === 0 ? 'id' : 'en';
    const own = grants
      .filter(({ person }) => person === personId)
      .map(({ role, scopeKind, scopeId }) => ({ role, scopeKind, scopeId }) as Viewer['grants'][number]);
    const email = String(found.of('Person').find(({ id }) => id === personId)?.['email']);
    const client = await signIn(email, { 'x-semai-locale': locale });
    askers.push({ viewer: new Viewer({ personId, grants: own, locale }), client });
  }
  return askers;
}

/** People of the sample who have an account have its password, the others get one. */
async function signIn(email: string, headers: Readonly<Record<string, string>>): Promise<TestClient> {
  const known = await orm.em.getConnection().execute<object[]>('select 1 from auth."user" where email = ?', [email]);
  if (known.length === 0) return app.signIn(email, email, headers);
  return signInByPassword(app.url, 'http://127.0.0.1', { email, password: 'benih-semai-2021' }, headers);
}

const node = () =>
  fc.constantFrom(...nodes.filter((type) => rows.of(entityOf(type)).length > 0)).chain((type) =>
    fc.tuple(fc.constantFrom<Row>(...rows.of(entityOf(type))), questions.selection(type, 2)).map(([{ id }, want]) => ({
      field: 'node',
      type,
      args: { id: { type: 'ID!', value: toGlobalId(type, id) } },
      selection: shown(type, want),
      answer: (viewer: Viewer, selection: AskedRoot['selection']) => reference.one(viewer, type, id, selection),
    })),
  );

const page = () =>
  fc
    .tuple(
      fc.constantFrom('createdAt', 'number', 'submittedAt'),
      fc.integer({ min: 1, max: 9 }),
      fc.subarray([...lifecycles], { minLength: 1 }),
      questions.connection('Application', 1),
    )
    .map(([orderBy, first, lifecycle, want]) => ({
      field: 'applications',
      type: 'Application',
      args: {
        first: { type: 'Int!', value: first },
        orderBy: { type: 'ApplicationOrder', value: orderBy },
        filter: { type: 'ApplicationFilter', value: { lifecycle } },
      },
      selection: shown('ApplicationConnection', want),
      answer: (viewer: Viewer, selection: AskedRoot['selection']) =>
        viewer.personId && reference.page(viewer, 'Application', { first, orderBy, filter: { lifecycle } }, selection),
    }));

/** Limits of size are told by another suite; a document beyond them is not asked. */
const isTooLarge = (message: string) => /too many|token|costs/i.test(message);

describe('GraphQL documents are answered as by the slow and obvious way', () => {
  it('whatever their form, to whoever asks', async () => {
    expect(nodes.length).toBeGreaterThan(35);
    let [answered, seen] = [0, 0];
    const asked = fc.tuple(
      fc.nat(askers.length - 1),
      fc.array(fc.oneof({ weight: 3, arbitrary: node() }, page()), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 2 ** 31 }),
    );
    await fc.assert(
      fc.asyncProperty(asked, async ([who, wishes, form]) => {
        const { viewer, client } = askers[who]!;
        const roots = wishes
          .filter(({ field, selection }) => selection.length > 0 && (viewer.personId || field === 'node'))
          .map((wish, at) => ({ ...wish, key: `r${at}` }));
        if (roots.length === 0) return;
        const { query, variables } = new DocumentWriter(schema, form).write(roots);
        let answer = await client.graphql<Record<string, unknown>>(query, variables);
        if (answer.errors?.some(({ message }) => isTooLarge(message))) return;
        // What comes a third time is answered by a compiled program.
        for (let again = form % 3 === 0 ? 2 : 0; again > 0; again--) answer = await client.graphql(query, variables);
        const { data, errors } = answer;
        const expected = roots.map(({ key, selection, answer }) => [key, plain(answer(viewer, selection))] as const);
        expect({ errors, data: plain(data) }).toEqual({ errors: undefined, data: Object.fromEntries(expected) });
        answered++;
        if (expected.some(([, value]) => value !== null)) seen++;
      }),
      { seed, numRuns: 300, interruptAfterTimeLimit: longestMs, markInterruptAsFailure: false },
    );
    expect(answered).toBeGreaterThan(20);
    expect(seen).toBeGreaterThan(answered / 4);
  }, 60_000);
});
