import { expect, it } from '@jest/globals';
import { ask, change, done } from '../../support/questions.js';
import type { CohortStory } from './cohort-story.js';
import { part } from './part.js';

interface Sent {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly lead: { readonly email: string };
}

const inSeason = `query Q($filter: ApplicationFilter) {
  applications(first: 100, filter: $filter) { nodes { id number version lead { email } } } }`;

const week = 7 * 24 * 60 * 60 * 1000;

/** Staff look through what came in: on to the reviewers, back to the team, or not eligible. */
export function checkChapter(story: () => CohortStory): void {
  const sent = async () => {
    const filter = { seasonId: (await story().season()).id, lifecycle: ['SUBMITTED'] };
    return (await ask<{ applications: { nodes: Sent[] } }>(await story().as('staff'), inSeason, { filter }))
      .applications.nodes;
  };
  const versionOf = async (id: string) => (await sent()).find((one) => one.id === id)?.version ?? 0;

  it(
    'lets staff send a file back, with the named field alone unlocked',
    part(story, async () => {
      const staff = await story().as('staff');
      const applicationId = story().application('founder');
      const wish = {
        applicationId,
        expectedVersion: await versionOf(applicationId),
        fieldKeys: ['evidence'],
        note: 'Mohon sebut siapa yang Anda wawancarai.',
        dueAt: new Date(Date.now() + week).toISOString(),
      };
      await done(staff, 'requestRevision', wish);
      const founder = await story().as('founder-new');
      const text = 'query Q($id: ID!) { application(id: $id) { lifecycle version openRevision { fieldKeys note } } }';
      const { application } = await ask<{ application: { version: number } }>(founder, text, { id: applicationId });
      expect(application).toMatchObject({ lifecycle: 'REVISION_REQUESTED', openRevision: { fieldKeys: ['evidence'] } });
      const save = { applicationId, baseVersion: application.version };
      const locked = await change(founder, 'saveAnswers', { ...save, answers: { problem: 'Lain' } });
      expect(locked.userErrors).toHaveLength(1);
      await done(founder, 'saveAnswers', { ...save, answers: { evidence: 'Dua puluh pemilik warung di Klewer.' } });
      await done(founder, 'resubmitApplication', { applicationId, attemptKey: 'revision-1' });
      expect(await story().notices(founder, 'revisionRequested')).toHaveLength(1);
      expect(await story().notices(founder, 'applicationResubmitted')).toHaveLength(1);
    }),
  );

  it(
    'lets staff find files eligible or not, with a reason, and nobody else',
    part(story, async () => {
      const staff = await story().as('staff');
      const [other, second] = await pair(story(), await sent());
      const verdict = {
        applicationId: other.id,
        expectedVersion: other.version,
        result: 'INELIGIBLE',
        reasonCodes: [],
      };
      for (const key of ['founder-new', 'reviewer-1'] as const) {
        await expect(change(await story().as(key), 'recordCheckVerdict', verdict)).rejects.toThrow('NOT_FOUND');
      }
      expect((await change(staff, 'recordCheckVerdict', verdict)).userErrors).toMatchObject([
        { code: 'CHECK_REASON_REQUIRED' },
      ]);
      await done(staff, 'recordCheckVerdict', { ...verdict, reasonCodes: ['OUTSIDE_SECTOR'], note: 'Di luar bidang.' });
      story().applications.set('ineligible', other.id).set('second', second.id);
      for (const id of [story().application('founder'), second.id]) {
        const passed = await done(
          staff,
          'recordCheckVerdict',
          { applicationId: id, expectedVersion: await versionOf(id), result: 'ELIGIBLE', reasonCodes: [] },
          'application { lifecycle currentEntry { stage { key } } }',
        );
        const stage = { key: 'SELEKSI_SUBSTANSI' };
        expect(passed).toMatchObject({ application: { lifecycle: 'IN_SELECTION', currentEntry: { stage } } });
      }
      expect(await story().notices(await story().at(other.lead.email), 'checkFailed')).toHaveLength(1);
      expect(await story().notices(await story().as('founder-new'), 'checkPassed')).toHaveLength(1);
    }),
  );
}

/** One to refuse, and the file of the sample founder to pass. */
async function pair(story: CohortStory, sent: readonly Sent[]): Promise<readonly [Sent, Sent]> {
  const founder = story.application('founder');
  const second = sent.find(({ lead }) => lead.email === 'pendiri.terkirim@contoh.invalid');
  const other = sent.find((one) => one !== second && one.id !== founder);
  if (!second || !other) throw new Error(`Too few files wait: ${sent.map(({ number }) => number).join(', ')}.`);
  return [other, second];
}
