import { describe, expect, it } from '@jest/globals';
import { deckFile } from './deck-file.js';
import { Names } from './names.js';
import { readJson } from './read-data.js';
import { samplePeople } from './sample-people.js';
import { SeededRandom } from './seeded-random.js';
import { funnel } from './season-2-numbers.js';
import { VentureMaker } from './ventures.js';

const names = (word: string) => new Names(new SeededRandom(word), 'uji');

describe('the parts of the sample world', () => {
  it('invent names that are never given twice, at a domain that cannot exist', () => {
    const given = names('people');
    const people = Array.from({ length: 6000 }, () => given.person());
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    expect(people.every(({ email }) => /^[a-z]+\.[a-z]+\.uji@contoh\.invalid$/.test(email))).toBe(true);
  });

  it('invent ventures whose line fits the form', () => {
    const random = new SeededRandom('ventures');
    const maker = new VentureMaker(names('ventures'));
    const lines = Array.from({ length: 2000 }, () => maker.venture(random).oneLiner);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines.filter((line) => line.includes('{'))).toEqual([]);
  });

  it('write a deck whose table of contents points at its objects', () => {
    const random = new SeededRandom('deck');
    const file = deckFile('HFS2-0001', new VentureMaker(names('deck')).venture(random)).toString('latin1');
    const starts = [...file.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    expect(starts.map((at) => file.slice(at, at + 7))).toEqual([1, 2, 3, 4, 5].map((n) => `${n} 0 obj`));
    expect(file.slice(Number(/startxref\n(\d+)/.exec(file)?.[1])).startsWith('xref')).toBe(true);
  });

  it('plan a funnel that adds up', () => {
    const { reviewed, accepted, waitlisted, promoted, offersDeclined, offersExpired, confirmedTeamSizes } = funnel;
    const sizes = Object.entries(confirmedTeamSizes);
    expect(funnel.withdrawn + funnel.ineligible + reviewed).toBe(1600);
    expect(reviewed * funnel.readsEach + funnel.extraReads).toBe(4400);
    expect(accepted + promoted - offersDeclined - offersExpired).toBe(40);
    expect(reviewed - accepted - waitlisted).toBe(1376);
    expect(sizes.reduce((sum, [, count]) => sum + count, 0)).toBe(40);
    expect(sizes.reduce((sum, [size, count]) => sum + Number(size) * count, 0)).toBe(118);
    expect(funnel.matchesActive + funnel.matchesWaiting + funnel.matchesDeclined).toBe(40);
  });

  it('weigh seven criteria to 100, each level of each said in both languages', () => {
    const { criteria } = readJson<{ criteria: { weight: number; anchors: { id: string; en: string }[] }[] }>(
      'rubric.json',
    );
    expect(criteria.map(({ weight }) => weight)).toEqual([20, 20, 15, 20, 10, 10, 5]);
    expect(criteria.every(({ anchors }) => anchors.length === 5 && anchors.every(({ id, en }) => id && en))).toBe(true);
  });

  it('give each sample person an address and a page of their own role', () => {
    expect(new Set(samplePeople.map(({ email }) => email)).size).toBe(samplePeople.length);
    expect(
      samplePeople.every(({ email, landing }) => email.endsWith('@contoh.invalid') && landing.startsWith('/app/')),
    ).toBe(true);
  });
});
