import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idFor } from '#kernel';
import { fromGlobalId, rowId, toGlobalId } from './global-id.js';

const id = idFor('row');

describe('a global id', () => {
  it('leads back to type and row', () => {
    expect(fromGlobalId(toGlobalId('Season', id))).toEqual({ type: 'Season', id });
  });

  it('is a word for an address bar, whatever the type is called', () => {
    for (const type of ['A', 'Ab', 'Abc', 'Zo', 'Oo_9', 'ApplicationMember']) {
      expect(toGlobalId(type, id)).toMatch(/^[\w-]+$/);
      expect(fromGlobalId(toGlobalId(type, id))).toEqual({ type, id });
    }
  });

  it('is null when it is none, and never an error', () => {
    fc.assert(fc.property(fc.anything(), (word) => fromGlobalId(word) === null));
    expect(fromGlobalId(`season_${id}`)).toBeNull();
    expect(fromGlobalId('Season_not-a-row-but-as-long-as-the-id-of-one')).toBeNull();
  });

  it('and the row id itself name the same row', () => {
    expect([rowId(id), rowId(toGlobalId('Season', id)), rowId('x'), rowId(7)]).toEqual([id, id, null, null]);
  });
});
