import { describe, expect, it } from '@jest/globals';
import { rowIdOf, withRowIds } from './row-id.js';

const row = '0192f5a0-7c1e-7d3a-9b2f-1a2b3c4d5e6f';
const global = (type: string) => `${type}_${row}`;

describe('the row id in a global id', () => {
  it('is found whatever the type', () => {
    for (const type of ['Person', 'Season', 'ReviewRound']) expect(rowIdOf(global(type))).toBe(row);
  });
  it('leaves other texts alone', () => {
    for (const text of ['', 'SUBMITTED', row, 'a'.repeat(60), '!'.repeat(60)]) expect(rowIdOf(text)).toBe(text);
  });
  it('goes into relations and lists', () => {
    const nested = {
      state: 'OPEN',
      season: { programme: { id: global('Programme') } },
      members: [{ person: global('Person') }],
    };
    expect(withRowIds(nested)).toEqual({
      state: 'OPEN',
      season: { programme: { id: row } },
      members: [{ person: row }],
    });
  });
});
