import { describe, expect, it } from '@jest/globals';
import type { FormField } from '#forms';
import { answerIn, plain } from './import-cells.js';

const label = { id: 'Pertanyaan', en: 'Question' };
const options = [
  { key: 'IDEA', label: { id: 'Ide', en: 'Idea' } },
  { key: 'MVP', label: { id: 'Produk awal (MVP)', en: 'First product (MVP)' } },
];
const range = { min: 0, max: 1_000_000_000 };
const money: FormField = { key: 'x', type: 'money', label, limits: range };
const stage: FormField = { key: 'x', type: 'select', label, options };
const many: FormField = { key: 'x', type: 'multi', label, options, limits: { maxItems: 2 } };
const yes: FormField = { key: 'x', type: 'yesNo', label };
const region: FormField = { key: 'x', type: 'region', label };
const phone: FormField = { key: 'x', type: 'phone', label };
const regions = new Map([
  [plain('Kota Surakarta'), '33.72'],
  [plain('33.72'), '33.72'],
]);

describe('a cell of an outside file', () => {
  it.each<[string, FormField, string, unknown]>([
    ['nothing', money, '', null],
    ['rupiah with dots', money, 'Rp1.250.000', 1_250_000],
    ['a number with commas', money, '1,250,000', 1_250_000],
    ['a plain number', money, '1250000', 1_250_000],
    ['words where a number belongs, left for the form to refuse', money, 'banyak', 'banyak'],
    ['half a rupiah, left for the form to refuse', money, '12,5', '12,5'],
    ['a choice by its key', stage, 'mvp', 'MVP'],
    ['a choice by its Indonesian label', stage, 'Produk awal (MVP)', 'MVP'],
    ['a choice by its English label', stage, 'idea', 'IDEA'],
    ['an unknown choice, left for the form to refuse', stage, 'Unicorn', 'Unicorn'],
    ['several choices', many, 'Ide | MVP', ['IDEA', 'MVP']],
    ['yes', yes, 'Ya', true],
    ['no', yes, 'no', false],
    ['a region by its name', region, 'kota surakarta', '33.72'],
    ['a region by its code', region, '33.72', '33.72'],
    ['a phone number as people write it', phone, '0812-3456 7890', '+6281234567890'],
  ])('is read: %s', (_, field, cell, answer) => {
    expect(answerIn(field, cell, regions)).toEqual(answer);
  });
});
