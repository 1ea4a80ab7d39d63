import { describe, expect, it } from '@jest/globals';
import { matches } from './condition.js';
import { visitor, Viewer } from './viewer.js';

const founder = new Viewer({ personId: 'p1', grants: [], locale: 'id' });
const director = new Viewer({
  personId: 'p2',
  grants: [{ role: 'DIRECTOR', scopeKind: 'PROGRAMME', scopeId: 'prog' }],
  locale: 'id',
});
const admin = new Viewer({
  personId: 'p3',
  grants: [{ role: 'ADMIN', scopeKind: 'PLATFORM', scopeId: null }],
  locale: 'id',
});

describe('a viewer', () => {
  it('without an account reads calls but no application', () => {
    expect(visitor().can('read', 'Programme')).toBe(true);
    expect(() => visitor().where('read', 'Application')).toThrow('UNAUTHENTICATED');
  });

  it('in no role is told that a score run does not exist', () => {
    expect(() => founder.where('read', 'ScoreRun')).toThrow('NOT_FOUND');
  });

  it('who directs one programme is bound to it', () => {
    expect(director.conditions('check', 'Application')).toEqual({
      season: { programme: { $in: ['prog'] } },
      submittedAt: { $ne: null },
    });
  });

  it('who runs the platform sees every score run', () => {
    expect(admin.conditions('read', 'ScoreRun')).toBe(true);
  });

  it('who leads a team may send its file and no other', () => {
    const may = founder.conditions('submit', 'Application');
    const file = (person: string) => ({ members: [{ person: { id: person }, right: 'SUBMIT' }] });
    expect(typeof may === 'object' && matches(may, file('p1'))).toBe(true);
    expect(typeof may === 'object' && matches(may, file('p9'))).toBe(false);
  });
});
