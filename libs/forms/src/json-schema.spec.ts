import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { FormCondition, FormDefinition, FormField } from './definition.js';
import { toJsonSchema } from './json-schema.js';
import { readFormDefinition } from './read-definition.js';
import { validateAnswers } from './validate-answers.js';

const words = { id: 'Pertanyaan' };
const options = ['a', 'b', 'c'].map((key) => ({ key, label: words }));
const range = { min: -2, max: 5 };

/** One field of each type, each with a name of its own. */
const fields: readonly FormField[] = [
  { key: 'text', type: 'text', label: words, limits: { maxLength: 4 } },
  { key: 'digits', type: 'text', label: words, limits: { maxLength: 3, pattern: '^[0-9]{3}$' } },
  { key: 'number', type: 'int', label: words, limits: range },
  { key: 'choice', type: 'select', label: words, options },
  { key: 'many', type: 'multi', label: words, options, limits: { minItems: 1, maxItems: 2 } },
  { key: 'order', type: 'ranked', label: words, options, limits: { maxItems: 3 } },
  { key: 'link', type: 'url', label: words },
  { key: 'links', type: 'urls', label: words, limits: { maxItems: 2 } },
  { key: 'mail', type: 'email', label: words },
  { key: 'month', type: 'month', label: words },
  { key: 'region', type: 'region', label: words, limits: { provinces: ['33', '34'] } },
  { key: 'yes', type: 'yesNo', label: words },
  { key: 'consent', type: 'consent', label: words, purpose: 'terms' },
  { key: 'files', type: 'file', label: words, limits: { accept: ['application/pdf'], maxBytes: 9, maxItems: 1 } },
  { key: 'figure', type: 'figure', label: words, limits: range },
  { key: 'months', type: 'monthlyTable', label: words, limits: { ...range, minItems: 1, maxItems: 2 } },
  { key: 'free', type: 'weekGrid', label: words, limits: { minItems: 1 } },
  {
    key: 'team',
    type: 'team',
    label: words,
    limits: { minItems: 1, maxItems: 2 },
    fields: [
      { key: 'name', type: 'text', label: words, limits: { maxLength: 4 }, required: true },
      { key: 'mail', type: 'email', label: words },
    ],
  },
];
const keys = fields.map((field) => field.key);

const literal = fc.constantFrom<string | number | boolean>('a', 'b', 0, 1, 5, true, false);
const { condition } = fc.letrec<{ condition: FormCondition }>((again) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(fc.constantFrom('==', '!='), fc.constantFrom(...keys), literal).map(compare),
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), fc.constantFrom(...keys), fc.integer(range)).map(compare),
    fc.tuple(literal, fc.constantFrom(...keys)).map(([one, key]) => ({ in: [one, { var: key }] })),
    fc.tuple(fc.constantFrom(...keys), fc.array(literal)).map(([key, list]) => ({ in: [{ var: key }, list] })),
    fc.constantFrom(...keys).map((key) => ({ '!!': [{ var: key }] })),
    again('condition').map((inner) => ({ '!': [inner] })),
    fc.tuple(fc.constantFrom('and', 'or'), fc.array(again('condition'), { minLength: 1, maxLength: 2 })).map(join),
  ),
}));

function compare([operator, key, value]: readonly [string, string, unknown]): FormCondition {
  return { [operator]: [{ var: key }, value] };
}

function join([operator, parts]: readonly [string, readonly FormCondition[]]): FormCondition {
  return { [operator]: parts };
}

const form: fc.Arbitrary<FormDefinition> = fc
  .tuple(
    ...fields.map((field) =>
      fc
        .record({ required: fc.boolean(), requiredIf: condition, visibleIf: condition }, { requiredKeys: [] })
        .map((rules) => ({ ...field, ...rules })),
    ),
  )
  .map((all) => ({
    key: 'test',
    kind: 'APPLICATION',
    version: 1,
    title: words,
    sections: [{ key: 'one', title: words, minutes: 1, fields: all }],
  }));

const scalar = fc.oneof(
  literal,
  fc.constantFrom<unknown>(
    null,
    '',
    '  ',
    1.5,
    6,
    '007',
    'abcde',
    '🌱🌱🌱🌱',
    'https://a.id',
    'a@b.id',
    '2027-02',
    '33.74',
    '31',
    '2027-02-30',
    'mon.morning',
  ),
);
const row = fc.record(
  {
    name: scalar,
    mail: scalar,
    isLead: fc.constantFrom<unknown>(true, false, null),
    month: scalar,
    amount: scalar,
    value: scalar,
    asOf: scalar,
  },
  { requiredKeys: [] },
);
const value = fc.oneof(scalar, row, fc.array(fc.oneof(scalar, row), { maxLength: 3 }));
const answers = fc.dictionary(
  fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...keys) }, { weight: 1, arbitrary: fc.constant('stranger') }),
  value,
  { maxKeys: 4 },
);

describe('the JSON Schema of a form', () => {
  it('accepts exactly the answers our own check accepts, but for the rule it cannot say', () => {
    const ajv = () => new Ajv2020({ strict: false });
    const property = fc.property(form, fc.array(answers, { minLength: 40, maxLength: 40 }), (definition, all) => {
      const accepts = ajv().compile(toJsonSchema(readFormDefinition(definition)));
      for (const one of all) {
        const problems = validateAnswers(definition, one, { mode: 'submit' });
        const said = problems.filter(({ field, code }) => !(field === 'months' && code === 'REPEATED'));
        expect({ one, fits: accepts(one) }).toEqual({ one, fits: said.length === 0 });
      }
    });
    fc.assert(property, { numRuns: 25, seed: 20270314 });
  });
});
