import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { allFields } from './definition.js';
import { checkEligibility } from './eligibility.js';
import { toJsonSchema } from './json-schema.js';
import { readFormDefinition } from './read-definition.js';
import { validateAnswers } from './validate-answers.js';

const load = (name: string) =>
  readFormDefinition(JSON.parse(readFileSync(`prisma-free-schema/seeders/data/${name}.json`, 'utf8')));
const eligibility = load('hetero-eligibility.v1');
const application = load('hetero-application.v1');

/** Every text of the form: whatever stands under one of these names. */
function textsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]): unknown[] =>
    ['title', 'label', 'help', 'why', 'intro', 'text', 'patternText'].includes(key) ? [part] : textsOf(part),
  );
}

const inBothLanguages = (text: unknown) => {
  const { id, en } = Object(text) as { id?: unknown; en?: unknown };
  return [id, en].every((words) => typeof words === 'string' && words.trim() !== '');
};

const fit = {
  leadAge: 27,
  regionCode: '33.72',
  stage: 'MVP',
  sectors: ['kuliner'],
  teamSize: 3,
  founderFree: true,
  otherIncubator: 'no',
  canAttend: true,
};

describe('the Hetero eligibility form', () => {
  it('asks no more than eight questions of an ordinary team', () => {
    expect(validateAnswers(eligibility, fit, { mode: 'submit' })).toEqual([]);
    expect(validateAnswers(eligibility, {}, { mode: 'submit' })).toHaveLength(8);
  });

  it('passes a team that fits', () => {
    expect(checkEligibility(eligibility, fit)).toEqual({ eligible: true, failedRules: [] });
  });

  it.each([
    ['lead-age', { ...fit, leadAge: 16 }],
    ['sector', { ...fit, sectors: ['lainnya'] }],
    ['team-size', { ...fit, teamSize: 1, track: 'STARTUP_DIGITAL' }],
    ['founder-free', { ...fit, founderFree: false }],
    ['attendance', { ...fit, canAttend: false }],
  ])('names the rule %s', (rule, answers) => {
    const { eligible, failedRules } = checkEligibility(eligibility, answers);
    expect(eligible).toBe(false);
    expect(failedRules.map(({ key }) => key)).toEqual([rule]);
    expect(failedRules[0]?.text.en).toBeTruthy();
  });

  it('lets one person apply on the creative track, and a minor with a guardian', () => {
    expect(checkEligibility(eligibility, { ...fit, teamSize: 1, track: 'UKM_KREATIF' }).eligible).toBe(true);
    expect(checkEligibility(eligibility, { ...fit, leadAge: 16, guardianConsent: true }).eligible).toBe(true);
  });
});

describe('the Hetero application form', () => {
  it('says everything in both languages', () => {
    for (const form of [eligibility, application]) {
      expect(textsOf(form).filter((text) => !inBothLanguages(text))).toEqual([]);
    }
  });

  it('wants the deck from the first product on', () => {
    const missing = (stage: string) =>
      validateAnswers(application, { stage }, { mode: 'submit' }).some(({ field }) => field === 'pitchDeck');
    expect(missing('IDEA')).toBe(false);
    expect(missing('MVP')).toBe(true);
  });

  it('asks for revenue only after yes', () => {
    const asks = (hasRevenue: boolean) =>
      validateAnswers(application, { hasRevenue }, { mode: 'submit' }).some(({ field }) => field === 'monthlyRevenue');
    expect(asks(false)).toBe(false);
    expect(asks(true)).toBe(true);
  });

  it('never leaves a consent ticked or hidden in a bundle', () => {
    const consents = allFields(application).filter((field) => field.type === 'consent');
    expect(new Set(consents.map((field) => field.purpose)).size).toBe(consents.length);
  });

  it('can be exported as JSON Schema', () => {
    const validate = new Ajv2020({ strict: false }).compile(toJsonSchema(application));
    expect(validate({})).toBe(false);
    expect(new Ajv2020({ strict: false }).compile(toJsonSchema(eligibility))(fit)).toBe(true);
  });
});
