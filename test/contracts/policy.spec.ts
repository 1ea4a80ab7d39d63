import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { visitor, Viewer, type Grant } from '#access';
import { requirementKey, type Requirement } from '../../apps/api/src/access/requires.decorator.js';
import { resolvers } from '../../apps/api/src/resolvers.js';

const programme = (role: Grant['role']): Grant => ({ role, scopeKind: 'PROGRAMME', scopeId: 'programme' });
const signedIn = (...grants: Grant[]) => new Viewer({ personId: 'person', grants, locale: 'id' });

/** One viewer of every kind there is; a new role stands here before it may do anything. */
const viewers: Readonly<Record<string, Viewer>> = {
  visitor: visitor(),
  person: signedIn(),
  reviewer: signedIn(programme('REVIEWER')),
  mentor: signedIn({ role: 'MENTOR', scopeKind: 'COHORT', scopeId: 'cohort' }),
  staff: signedIn(programme('STAFF')),
  director: signedIn(programme('DIRECTOR')),
  admin: signedIn({ role: 'ADMIN', scopeKind: 'PLATFORM', scopeId: null }),
};

/** What the guard before a root field answers: it may go on to the row policy, or one of two refusals. */
function answerTo(viewer: Viewer, requirement: Requirement): string {
  if (requirement === 'nothing') return 'open';
  if (!viewer.personId) return 'UNAUTHENTICATED';
  if (requirement === 'signIn') return 'open';
  if (!viewer.can(requirement.action, requirement.subject)) return 'NOT_FOUND';
  return viewer.conditions(requirement.action, requirement.subject) === true ? 'all' : 'own';
}

function* operations(): Generator<readonly [string, Requirement | undefined]> {
  for (const resolver of resolvers) {
    for (const name of Object.getOwnPropertyNames(resolver.prototype)) {
      const method: unknown = Reflect.get(resolver.prototype, name);
      if (typeof method !== 'function' || Reflect.getMetadata('graphql:resolver_type', method) === undefined) continue;
      yield [name, Reflect.getMetadata(requirementKey, method) as Requirement | undefined];
    }
  }
}

const table = JSON.parse(readFileSync(new URL('./policy-table.json', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, string>
>;

describe('who may do what', () => {
  const all = new Map(operations());

  it('is said for every operation', () => {
    expect([...all].filter(([, requirement]) => requirement === undefined).map(([name]) => name)).toEqual([]);
  });

  it('has a row in the table for every operation, and no other', () => {
    expect(Object.keys(table).sort()).toEqual([...all.keys()].sort());
  });

  it.each(
    [...all].flatMap(([name, requirement]) =>
      requirement ? Object.keys(viewers).map((who) => [name, who, requirement] as const) : [],
    ),
  )('%s for %s is as the table says', (name, who, requirement) => {
    const viewer = viewers[who];
    expect(viewer && answerTo(viewer, requirement)).toBe(table[name]?.[who]);
  });
});
