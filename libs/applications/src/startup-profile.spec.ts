import { describe, expect, it } from '@jest/globals';
import type { FormDefinition, FormField } from '#forms';
import { Startup } from '#schema';
import { keepInProfile, profileAnswers } from './startup-profile.js';

const label = { id: 'Pertanyaan' };
const fields: readonly FormField[] = [
  { key: 'usaha', type: 'text', label, limits: { maxLength: 80 }, profileBinding: 'name' },
  { key: 'situs', type: 'url', label, profileBinding: 'website' },
  {
    key: 'topik',
    type: 'multi',
    label,
    options: [{ key: 'sales', label }],
    limits: { maxItems: 1 },
    profileBinding: 'topicsNeeded',
  },
  { key: 'masalah', type: 'text', label, limits: { maxLength: 80 } },
];
const form: FormDefinition = {
  key: 'test',
  kind: 'APPLICATION',
  version: 1,
  title: label,
  sections: [{ key: 'one', title: label, minutes: 1, fields }],
};

describe("the startup's profile", () => {
  it('fills the fields that are bound to it, and no other', () => {
    const startup = Object.assign(new Startup(), { name: 'Tani', website: null, topicsNeeded: ['sales'] });
    expect(profileAnswers(form, startup)).toEqual({ usaha: 'Tani', topik: ['sales'] });
  });

  it('takes back what was answered there, and keeps what was left blank', () => {
    const startup = Object.assign(new Startup(), { name: 'Tani', website: 'https://lama.id', topicsNeeded: ['sales'] });
    keepInProfile(form, { usaha: ' Tani Makmur ', situs: '', topik: ['sales'], masalah: 'x' }, startup);
    expect(startup).toMatchObject({ name: 'Tani Makmur', website: 'https://lama.id', topicsNeeded: ['sales'] });
  });
});
