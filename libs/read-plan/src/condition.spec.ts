import { describe, expect, it } from '@jest/globals';
import { outlineOf, type Verdict } from './condition.js';

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
