import { describe, expect, it } from '@jest/globals';
import { askedAnswers, changedFields, mergeAnswers } from './answers.js';
import { blindAnswers } from './blind-answers.js';
import { holds } from './conditions.js';
import type { FormDefinition } from './definition.js';

const words = { id: 'Pertanyaan' };
const form: FormDefinition = {
  key: 'test',
  kind: 'APPLICATION',
  version: 1,
  title: words,
  sections: [
    {
      key: 'one',
      title: words,
      minutes: 1,
      fields: [
        { key: 'name', type: 'text', label: words, limits: { maxLength: 80 }, blindHidden: true },
        { key: 'sells', type: 'yesNo', label: words },
        {
          key: 'sales',
          type: 'int',
          label: words,
          limits: { min: 0, max: 9 },
          visibleIf: { '!!': [{ var: 'sells' }] },
        },
      ],
    },
  ],
};

describe('answers', () => {
  it('are merged field by field, and a blank one removes its field', () => {
    expect(mergeAnswers({ name: 'Tani', sells: true }, { name: '', sales: 3 })).toEqual({ sells: true, sales: 3 });
  });

  it('differ only where what they say differs', () => {
    const before = { name: 'Tani', list: ['a', { b: 1 }], gone: null };
    expect(changedFields(before, { name: 'Tani', list: ['a', { b: 1, c: '' }] })).toEqual([]);
    expect(changedFields(before, { name: 'Padi', list: ['a'] })).toEqual(['list', 'name']);
  });

  it('to questions that are no longer asked are not sent', () => {
    expect(askedAnswers(form, { name: 'Tani', sells: false, sales: 3, other: 1 })).toEqual({
      name: 'Tani',
      sells: false,
    });
  });

  it('lose what a blind round hides, and what the round hides beside it', () => {
    const answers = { name: 'Tani', sells: true, sales: 3, smuggled: 'name' };
    expect(blindAnswers(form, answers)).toEqual({ sells: true, sales: 3 });
    expect(blindAnswers(form, answers, ['sales'])).toEqual({ sells: true });
  });

  it('nobody gave meet no comparison', () => {
    expect(holds({ '<': [{ var: 'age' }, 18] }, {})).toBe(false);
    expect(holds({ '==': [{ var: 'age' }, 18] }, { age: '18' })).toBe(false);
    expect(holds({ in: ['a', { var: 'list' }] }, { list: 'abc' })).toBe(false);
    expect(holds({ in: ['a', { var: 'list' }] }, { list: ['a'] })).toBe(true);
    expect(holds({ '!=': [{ var: 'age' }, 18] }, {})).toBe(true);
  });
});
