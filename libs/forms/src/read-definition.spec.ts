import { describe, expect, it } from '@jest/globals';
import { FormDefinitionError, readFormDefinition } from './read-definition.js';

const words = { id: 'Nama' };
const withFields = (...fields: unknown[]) => ({
  key: 'test',
  kind: 'APPLICATION',
  version: 1,
  title: words,
  sections: [{ key: 'one', title: words, minutes: 1, fields }],
});
const name = { key: 'name', type: 'text', label: words, limits: { maxLength: 80 } };

function mistakesOf(definition: unknown): readonly string[] {
  try {
    readFormDefinition(definition);
    return [];
  } catch (cause) {
    if (cause instanceof FormDefinitionError) return cause.mistakes;
    throw cause;
  }
}

describe('a form definition', () => {
  it('is taken as it is when it is whole', () => {
    expect(readFormDefinition(withFields(name))).toEqual(withFields(name));
  });

  it.each<[string, unknown, string]>([
    ['nothing', null, 'it is not an object'],
    ['no sections', { ...withFields(), sections: [] }, 'there are no sections'],
    ['an unknown type', withFields({ ...name, type: 'colour' }), 'sections.0.name: unknown type colour'],
    ['a text without a limit', withFields({ ...name, limits: {} }), 'sections.0.name: limits do not fit the type text'],
    [
      'a choice of nothing',
      withFields({ ...name, type: 'select' }),
      'sections.0.name: needs options with different keys and a label',
    ],
    ['two fields of one key', withFields(name, name), 'name: stands twice'],
    [
      'a condition on a question nobody asks',
      withFields({ ...name, visibleIf: { '==': [{ var: 'ghost' }, 1] } }),
      'name: its condition asks for ghost, which the form has not',
    ],
    [
      'a condition nobody can read',
      withFields({ ...name, visibleIf: { map: [{ var: 'name' }, 1] } }),
      'name: A condition has one operator of: == != < <= > >= in and or ! !! var.',
    ],
  ])('is refused with %s', (_, definition, mistake) => {
    expect(mistakesOf(definition)).toEqual([mistake]);
  });
});
