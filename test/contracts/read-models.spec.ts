import { readFileSync } from 'node:fs';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, isInterfaceType, isObjectType } from 'graphql';
import { Viewer, visitor, type Grant } from '#access';
import { idFor } from '#kernel';
import { ReadModels, ReadPlanner } from '#read-plan';
import { ormOptions } from '#schema';
import { readModels } from '../../apps/api/src/read-models.js';

/** Fields of planned types that a resolver of their own answers. */
const resolvedElsewhere: Readonly<Record<string, readonly string[]>> = {};

const [personId, scopeId] = [idFor('person'), idFor('scope')];
const grants: readonly Grant[] = [
  { role: 'ADMIN', scopeKind: 'PLATFORM', scopeId: null },
  ...(['DIRECTOR', 'STAFF', 'REVIEWER'] as const).map((role): Grant => ({ role, scopeKind: 'PROGRAMME', scopeId })),
  { role: 'MENTOR', scopeKind: 'COHORT', scopeId },
];

const schema = buildSchema(readFileSync(new URL('../../apps/api/schema.gql', import.meta.url), 'utf8'));

function nodeInterface() {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) throw new Error('The schema has no interface Node.');
  return node;
}

let orm: MikroORM;
let planner: ReadPlanner;
beforeAll(() => {
  orm = new MikroORM({ ...ormOptions, dbName: 'never-opened' });
  planner = new ReadPlanner(orm.em, new ReadModels(readModels));
});
afterAll(() => orm.close(true));

describe('the read models of the product', () => {
  it('fit the entities, and the rules of every role fit them too', () => {
    const viewers = [visitor(), new Viewer({ personId, grants: [], locale: 'id' })];
    for (const grant of grants) viewers.push(new Viewer({ personId, grants: [grant], locale: 'en' }));
    viewers.push(new Viewer({ personId, grants: grants.slice(1), locale: 'id' }));
    expect(() => planner.verify({ viewers })).not.toThrow();
  });

  it('are all found by a global id where the schema shows one', () => {
    const found = schema.getPossibleTypes(nodeInterface()).map(({ name }) => name);
    const shown = readModels.map(({ type }) => schema.getType(type)).filter((type) => isObjectType(type));
    expect(found.toSorted()).toEqual(shown.flatMap((type) => (type.getFields()['id'] ? [type.name] : [])).toSorted());
  });

  it('answer every field of their GraphQL types', () => {
    const fields = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type))
      .map((type) => {
        const own = resolvedElsewhere[type.name] ?? [];
        return [type.name, Object.keys(type.getFields()).filter((field) => !own.includes(field))] as const;
      });
    expect(() => planner.verify({ schema: Object.fromEntries(fields) })).not.toThrow();
  });
});
