import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { visitor, Viewer } from '#access';
import { DomainError, isId } from '#kernel';
import { ReadModels, ReadPlanner, type RanStatement, type Selection } from '#read-plan';
import { ormOptions } from '#schema';
import { readModels } from '../../../apps/api/src/read-models.js';
import { impossibleTexts, naughtyTexts } from '../../support/naughty-texts.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { plain } from './comparable.js';
import { fieldsInCode } from './product-in-code.js';
import { filtersOf } from './product-filters.js';
import { Questions } from './random-questions.js';
import { Reference } from './reference.js';
import { type Row, Rows } from './reference-condition.js';
import { thinSample } from './small-sample.js';

/** Printed when a run fails; `SEED=n` repeats it. */
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const models = new ReadModels(readModels);
const { types } = models;
const entityOf = (type: string) => models.definition(type).entity.name;

let database: TestDatabase;
let orm: MikroORM;
let reads: ReadPlanner;
let rows: Rows;
let reference: Reference;
let questions: Questions;
let viewers: readonly Viewer[];
let statements: RanStatement[] = [];

beforeAll(async () => {
  database = await createTestDatabase('sample');
  await thinSample(database.url);
  orm = await MikroORM.init({ ...ormOptions, clientUrl: database.url });
  reads = new ReadPlanner(orm.em, models);
  reads.onStatement((statement) => statements.push(statement));
  rows = await Rows.load(orm.em);
  reference = new Reference(readModels, rows, fieldsInCode(rows));
  questions = new Questions(models, rows, (type) => filtersOf(models, rows, type));
  viewers = allRoles();
}, 180_000);
afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

/** Where sessions look whether a person stands. */
const personal = ['ApplicationMember.person', 'Membership.person', 'MentorProfile.person'];

/** A visitor, a newcomer, two of each role there is, people of teams, and one with every role at once. */
function allRoles(): Viewer[] {
  const grantsOf = (personId: unknown) =>
    rows
      .where('RoleGrant', 'person', personId)
      .map(({ role, scopeKind, scopeId }) => ({ role, scopeKind, scopeId }) as Viewer['grants'][number]);
  const as = (personId: unknown, locale: 'id' | 'en' = 'id') => {
    const absentFrom = personal.filter((name) => rows.where(name.split('.')[0]!, 'person', personId).length === 0);
    return new Viewer({
      personId: String(personId),
      grants: grantsOf(personId),
      absentFrom: new Set(absentFrom),
      locale,
    });
  };
  const holders = ['ADMIN', 'DIRECTOR', 'STAFF', 'REVIEWER', 'MENTOR'].flatMap((role) =>
    rows
      .where('RoleGrant', 'role', role)
      .slice(0, 2)
      .map(({ person }) => as(person)),
  );
  const members = rows.of('ApplicationMember').flatMap(({ person }) => (person ? [person] : []));
  const mentored = rows
    .where('MentorMatch', 'state', 'ACTIVE')
    .flatMap(({ startup }) => rows.where('Membership', 'startup', startup));
  const everything = grantsOf(holders[2]?.personId)
    .concat(holders.flatMap(({ grants }) => grants))
    .filter(({ role }) => role !== 'ADMIN');
  return [
    visitor('en'),
    new Viewer({ personId: '00000000-0000-4000-8000-000000000001', grants: [], locale: 'en' }),
    ...holders,
    ...members.slice(0, 3).map((person) => as(person, 'en')),
    ...mentored.slice(0, 1).map(({ person }) => as(person)),
    new Viewer({ personId: holders[4]!.personId, grants: everything, locale: 'en' }),
  ];
}

/** By number, so that a failure prints short. */
const viewerOf = () => fc.nat(viewers.length - 1);
const rowOf = (type: string) => fc.constantFrom<Row>(...rows.of(entityOf(type)));

async function inOneStatement<T>(work: () => Promise<T>): Promise<T> {
  statements = [];
  const answer = await work();
  expect(statements.length).toBeLessThanOrEqual(1);
  return answer;
}

describe('the whole product is read by plans as by the slow and obvious way', () => {
  it('has something of almost everything', () => {
    const empty = types.filter((type) => rows.of(entityOf(type)).length === 0);
    expect(empty.length).toBeLessThan(types.length / 4);
    expect(viewers.length).toBeGreaterThan(12);
  });

  it('one row, whatever is asked of it', async () => {
    const asked = fc
      .constantFrom(...types.filter((type) => rows.of(entityOf(type)).length > 0))
      .chain((type) => fc.tuple(fc.constant(type), viewerOf(), rowOf(type), questions.selection(type, 2)));
    let shown = 0;
    const check = async ([type, who, { id }, want]: readonly [string, number, Row, Selection]) => {
      const answer = await inOneStatement(() => reads.one(viewers[who]!, type, isId(id) ? id : { code: id }, want));
      expect(plain(answer)).toEqual(plain(reference.one(viewers[who]!, type, id, want)));
      if (answer) shown++;
    };
    await fc.assert(fc.asyncProperty(asked, check), { seed, numRuns: 300 });
    expect(shown).toBeGreaterThan(60);
  }, 60_000);

  it('a page of any type, ordered and filtered', async () => {
    const asked = fc
      .constantFrom(...types)
      .chain((type) => fc.tuple(fc.constant(type), viewerOf(), questions.args(type), questions.connection(type, 1)));
    const check = async ([type, who, args, want]: readonly [string, number, { first: number }, Selection]) => {
      const answer = await inOneStatement(() => reads.page(viewers[who]!, type, args, want));
      expect(plain(answer)).toEqual(plain(reference.page(viewers[who]!, type, args, want)));
    };
    await fc.assert(fc.asyncProperty(asked, check), { seed, numRuns: 300 });
  }, 60_000);

  it('knows of some of them where they do not stand', () => {
    const known = viewers.flatMap(({ absentFrom }) => [...absentFrom]);
    for (const name of personal) expect(known.filter((one) => one === name).length).toBeGreaterThan(3);
  });

  it('for somebody who stands since a moment where nobody was', async () => {
    let changed = 0;
    const asked = fc
      .constantFrom(...types)
      .chain((type) => fc.tuple(fc.constant(type), viewerOf(), questions.args(type), questions.connection(type, 1)));
    const check = async ([type, who, args, want]: readonly [string, number, { first: number }, Selection]) => {
      const { personId, grants, locale, absentFrom } = viewers[who]!;
      const before = new Viewer({ personId, grants, locale, absentFrom: new Set(personal) });
      statements = [];
      expect(plain(await reads.page(before, type, args, want))).toEqual(
        plain(reference.page(before, type, args, want)),
      );
      // Once more, now that it is known.
      if (statements.length > 1) changed++;
      expect(statements.length).toBeLessThanOrEqual(absentFrom.size < personal.length ? 2 : 1);
      await inOneStatement(() => reads.page(before, type, args, want));
    };
    await fc.assert(fc.asyncProperty(asked, check), { seed, numRuns: 200 });
    expect(changed).toBeGreaterThan(15);
  }, 60_000);
});

describe('no text of a caller gets into SQL', () => {
  const filters = types.flatMap((type) =>
    Object.keys(models.definition(type).filters ?? {}).map((name) => [type, name] as const),
  );
  const want: Selection = [{ key: 'totalCount', field: 'totalCount' }];

  it.each(filters)('%s by %s', async (type, name) => {
    const texts = new Set<string>();
    for (const text of [...naughtyTexts, ...impossibleTexts]) {
      for (const value of [text, [text, 'x'], { from: text }]) {
        statements = [];
        const asking = reads.page(viewers[4]!, type, { first: 1, filter: { [name]: value } }, want);
        const refusal = await asking.then(
          () => undefined,
          (cause: unknown) => cause,
        );
        expect(refusal instanceof DomainError ? refusal.code : refusal).toBe(refusal && 'INVALID_INPUT');
        for (const statement of statements) texts.add(statement.text);
      }
    }
    expect(texts.size).toBeLessThanOrEqual(4);
  });
});
