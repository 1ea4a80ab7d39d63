import { describe, expect, it } from '@jest/globals';
import { joinAlternatives, outlineOf, sameValues, type Verdict } from './condition.js';

function outline(verdict: Verdict): [string, unknown[]] {
  const values: unknown[] = [];
  return [outlineOf(verdict, values), values];
}

describe('the outline of a condition', () => {
  it('keeps what decides the SQL and leaves the values out', () => {
    const day = new Date('2021-08-01T00:00:00Z');
    const condition = { season: { programme: { $in: ['a', 'b'] } }, lead: 'c', closedAt: null, openedAt: { $lt: day } };
    expect(outline(condition)).toEqual([
      '{season:{programme:{$in:[],},},lead:?,closedAt:null,openedAt:{$lt:?,},}',
      [['a', 'b'], 'c', day],
    ]);
  });

  it('is the same for lists of any length and differs for null', () => {
    expect(outline({ lead: { $in: ['a'] } })[0]).toBe(outline({ lead: { $in: [] } })[0]);
    expect(outline({ lead: null })[0]).not.toBe(outline({ lead: 'a' })[0]);
  });

  it('tells apart how conditions are joined', () => {
    const [a, b] = [{ lead: 'a' }, { state: 'b' }];
    const all = [
      { $and: [a, b] },
      { $or: [a, b] },
      { $not: { ...a, ...b } },
      { ...a, ...b },
      { $and: [{ ...a, ...b }] },
    ];
    expect(new Set(all.map((condition) => outline(condition)[0])).size).toBe(all.length);
    for (const condition of all) expect(outline(condition)[1]).toEqual(['a', 'b']);
  });

  it('of everything and of nothing has no values', () => {
    expect([outline(true), outline(false)]).toEqual([
      ['T', []],
      ['F', []],
    ]);
  });

  it('refuses undefined, which would quietly widen what is seen', () => {
    expect(() => outline({ season: { programme: undefined } })).toThrow('undefined at "programme"');
  });
});

describe('alternatives', () => {
  const has = (relation: string, inner: Verdict): Verdict => ({ [relation]: { $some: inner } });
  const [a, b, c] = [{ lead: 'a' }, { lead: 'b' }, { state: 'c' }];

  it('about one to-many relation become one look into it', () => {
    expect(joinAlternatives({ $or: [has('members', a), c, has('roles', c), has('members', b)] })).toEqual({
      $or: [c, has('members', { $or: [a, b] }), has('roles', c)],
    });
  });

  it('are joined within each other too, and under other conditions', () => {
    const startup = (inner: Verdict) => ({ startup: { $or: [has('members', inner), has('members', c)] } });
    const joined = (inner: Verdict) => ({ startup: { $or: [has('members', { $or: [inner, c] })] } });
    expect(joinAlternatives({ $and: [startup(a), { $not: startup(b) }] })).toEqual({
      $and: [joined(a), { $not: joined(b) }],
    });
  });

  it('that ask more than one relation stay as they are', () => {
    const both = { members: { $some: a }, lead: 'x' };
    const none = { members: { $none: a } };
    for (const verdict of [{ $or: [both, none] }, { $and: [has('members', a), has('members', b)] }, true])
      expect(joinAlternatives(verdict)).toEqual(verdict);
  });
});

describe('values that are the same', () => {
  it('have the place of the first', () => {
    const list = ['a'];
    expect(sameValues(['x', list, 'y', 'x', ['a'], list, null, null])).toEqual([0, 1, 2, 0, 4, 1, 6, 6]);
  });
});
