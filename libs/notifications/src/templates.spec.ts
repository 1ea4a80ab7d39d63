import { describe, expect, it } from '@jest/globals';
import { catalogue, locales, type Texts } from '#kernel';
import { render } from './templates.js';
import { templateNames } from './audience.js';

describe('templates', () => {
  it('write moments in the zone and language of the reader', () => {
    const { subject, body } = render({
      template: 'decisionAccepted',
      params: {
        number: 'HFS4-0001',
        season: { id: 'Musim 4', en: 'Season 4' },
        expiresAt: { moment: '2027-03-14T16:59:00Z' },
      },
      locale: 'id',
      zone: 'Asia/Jakarta',
    });
    expect(`${subject} ${body}`).toContain('14 Maret 2027 pukul 23.59 WIB');
    expect(`${subject} ${body}`).not.toContain('{{');
  });

  it.each(locales.flatMap((locale) => templateNames.map((name) => [locale, name] as const)))(
    'of %s hold %s with subject and body',
    (locale, name) => {
      const all = catalogue[locale]['notifications'] as Texts;
      const template = (all['templates'] as Texts)[name] as Texts | undefined;
      expect(Object.keys(template ?? {}).sort()).toEqual(['body', 'subject']);
    },
  );
});
