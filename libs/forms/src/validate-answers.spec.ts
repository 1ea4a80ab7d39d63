import { describe, expect, it } from '@jest/globals';
import type { FormDefinition, FormField } from './definition.js';
import { validateAnswers } from './validate-answers.js';

const words = { id: 'Pertanyaan' };
const form = (...fields: readonly FormField[]): FormDefinition => ({
  key: 'test',
  kind: 'APPLICATION',
  version: 1,
  title: words,
  sections: [{ key: 'one', title: words, minutes: 1, fields }],
});
const options = [
  { key: 'a', label: words },
  { key: 'b', label: words },
];

const name: FormField = { key: 'name', type: 'text', label: words, limits: { maxLength: 5 }, required: true };
const sells: FormField = { key: 'sells', type: 'yesNo', label: words, required: true };
const sales: FormField = {
  key: 'sales',
  type: 'money',
  label: words,
  limits: { min: 0, max: 1000 },
  requiredIf: { '==': [{ var: 'sells' }, true] },
  visibleIf: { '==': [{ var: 'sells' }, true] },
};
const team: FormField = {
  key: 'team',
  type: 'team',
  label: words,
  required: true,
  limits: { minItems: 1, maxItems: 2 },
  sumsTo: { key: 'share', total: 100 },
  fields: [
    { key: 'name', type: 'text', label: words, limits: { maxLength: 80 }, required: true },
    { key: 'share', type: 'percent', label: words, limits: { min: 0, max: 100 } },
  ],
};

const codes = (fields: readonly FormField[], answers: Record<string, unknown>, mode: 'draft' | 'submit' = 'submit') =>
  validateAnswers(form(...fields), answers, { mode }).map(({ field, code }) => `${field} ${code}`);

describe('answers to a form', () => {
  it('are named field by field when they are missing', () => {
    expect(codes([name, sells], { name: '  ' })).toEqual(['name REQUIRED', 'sells REQUIRED']);
  });

  it('may be missing in a draft', () => {
    expect(codes([name, sells, team], { team: [] }, 'draft')).toEqual([]);
  });

  it('say by how much a text is too long, counting what people see as one character', () => {
    expect(validateAnswers(form(name), { name: '👩‍🌾tani' }, { mode: 'submit' })).toEqual([
      { field: 'name', code: 'TOO_LONG', params: { max: 5, length: 7 } },
    ]);
    expect(codes([name], { name: '🌱🌱🌱🌱🌱' })).toEqual([]);
  });

  it('are not judged where the question is not asked', () => {
    expect(codes([sells, sales], { sells: false, sales: -1 })).toEqual([]);
    expect(codes([sells, sales], { sells: true })).toEqual(['sales REQUIRED']);
    expect(codes([sells, sales], { sells: true, sales: 1001 })).toEqual(['sales OUT_OF_RANGE']);
  });

  it('to unknown questions are refused', () => {
    expect(codes([name], { name: 'Tani', admin: true }, 'draft')).toEqual(['admin UNKNOWN_FIELD']);
  });

  it('name one lead', () => {
    const rows = (...leads: boolean[]) => ({ team: leads.map((isLead, i) => ({ isLead, name: `N${i}` })) });
    expect(codes([team], rows(true, false))).toEqual([]);
    expect(codes([team], rows(false, false))).toEqual(['team TEAM_ONE_LEAD']);
    expect(codes([team], rows(true, true))).toEqual(['team TEAM_ONE_LEAD']);
    expect(codes([team], rows(true, false, false))).toEqual(['team TOO_MANY']);
  });

  it('divide the whole company once they divide any of it', () => {
    const rows = (left: number, right: number) => ({
      team: [
        { isLead: true, name: 'Sekar', share: left },
        { name: 'Bayu', share: right },
      ],
    });
    expect(codes([team], rows(60, 40))).toEqual([]);
    expect(codes([team], rows(60, 30))).toEqual(['team TEAM_SHARES']);
  });

  it.each<[string, FormField, unknown, string[]]>([
    ['a whole number', { key: 'x', type: 'int', label: words, limits: { min: 0, max: 9 } }, 1.5, ['x WRONG_TYPE']],
    [
      'a number, not its text',
      { key: 'x', type: 'int', label: words, limits: { min: 0, max: 9 } },
      '5',
      ['x WRONG_TYPE'],
    ],
    ['a known option', { key: 'x', type: 'select', label: words, options }, 'c', ['x NOT_AN_OPTION']],
    [
      'few options',
      { key: 'x', type: 'multi', label: words, options, limits: { maxItems: 1 } },
      ['a', 'b'],
      ['x TOO_MANY'],
    ],
    [
      'each option once',
      { key: 'x', type: 'ranked', label: words, options, limits: { maxItems: 2 } },
      ['a', 'a'],
      ['x REPEATED'],
    ],
    ['a link with its scheme', { key: 'x', type: 'url', label: words }, 'contoh.id', ['x FORMAT']],
    ['no script in a link', { key: 'x', type: 'url', label: words }, 'javascript:alert(1)', ['x FORMAT']],
    ['an address', { key: 'x', type: 'email', label: words }, 'sekar@contoh', ['x FORMAT']],
    ['a month of the year', { key: 'x', type: 'month', label: words }, '2027-13', ['x FORMAT']],
    ['a region code', { key: 'x', type: 'region', label: words }, 'Solo', ['x FORMAT']],
    [
      'a region of the call',
      { key: 'x', type: 'region', label: words, limits: { provinces: ['33'] } },
      '31.71',
      ['x NOT_AN_OPTION'],
    ],
    [
      'ids of files',
      { key: 'x', type: 'file', label: words, limits: { accept: ['application/pdf'], maxBytes: 1, maxItems: 1 } },
      ['a', 'b'],
      ['x TOO_MANY'],
    ],
    [
      'a count with its day',
      { key: 'x', type: 'figure', label: words, limits: { min: 0, max: 9 } },
      { value: 3 },
      ['x.asOf REQUIRED'],
    ],
    [
      'a month once',
      { key: 'x', type: 'monthlyTable', label: words, limits: { min: 0, max: 9, maxItems: 6 } },
      [
        { month: '2027-01', amount: 1 },
        { month: '2027-01', amount: 2 },
      ],
      ['x REPEATED'],
    ],
    ['times of the week', { key: 'x', type: 'weekGrid', label: words, limits: {} }, ['mon.noon'], ['x NOT_AN_OPTION']],
  ])('want %s', (_, field, value, expected) => {
    expect(codes([field], { x: value })).toEqual(expected);
  });

  it('name a region that exists', () => {
    const region: FormField = { key: 'x', type: 'region', label: words };
    const found = validateAnswers(form(region), { x: '33.99' }, { mode: 'draft', regions: new Set(['33.74']) });
    expect(found).toEqual([{ field: 'x', code: 'UNKNOWN_REGION', params: {} }]);
  });

  it('need a tick where consent is demanded', () => {
    const consent: FormField = { key: 'x', type: 'consent', label: words, purpose: 'terms', required: true };
    expect(codes([consent], { x: false })).toEqual(['x REQUIRED']);
    expect(codes([consent], { x: true })).toEqual([]);
  });
});
