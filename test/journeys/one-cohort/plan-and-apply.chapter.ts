import { expect, it } from '@jest/globals';
import { ask, change, done, eventually, refusedCodes } from '../../support/questions.js';
import { complete, deck, eligible } from './answers.js';
import type { CohortStory } from './cohort-story.js';
import { part } from './part.js';

/** The director shapes the stages. */
export function planChapter(story: () => CohortStory): void {
  it(
    'lets the director add, rename and reorder stages, and nobody else',
    part(story, async () => {
      const director = await story().as('director');
      const { id: seasonId } = await story().season();
      const name = (text: string) => ({ id: text, en: text });
      const stage = {
        seasonId,
        key: 'temu-alumni',
        kind: 'SHOWCASE',
        staffName: name('Temu alumni'),
        applicantName: name('Temu alumni'),
        startsAt: '2030-12-18T17:00:00Z',
        endsAt: '2030-12-20T17:00:00Z',
      };
      const added = await done<{ stage: { id: string; version: number } }>(
        director,
        'createStage',
        stage,
        'stage { id version }',
      );
      const { id: stageId, version } = added.stage;
      const renamed = await done<{ stage: object }>(
        director,
        'updateStage',
        { stageId, expectedVersion: version, staffName: name('Reuni') },
        'stage { staffName position }',
      );
      expect(renamed.stage).toEqual({ staffName: 'Reuni', position: 8 });
      const { stages } = await story().season();
      const order = [...stages.slice(0, 6), ...stages.slice(6).toReversed()].map(({ id }) => id);
      const reordered = await done<{ season: { stages: { key: string }[] } }>(
        director,
        'reorderStages',
        { seasonId, stageIds: order },
        'season { stages { key } }',
      );
      expect(reordered.season.stages.map(({ key }) => key).slice(5)).toEqual(['DEMO_DAY', 'temu-alumni', 'ALUMNI']);
      for (const key of ['staff', 'reviewer-1', 'founder-new'] as const) {
        const other = await story().as(key);
        await expect(change(other, 'createStage', { ...stage, key: 'lain' })).rejects.toThrow('NOT_FOUND');
      }
    }),
  );
}

/** A founder finds the call, fills the form and sends it. */
export function applyChapter(story: () => CohortStory): void {
  it(
    'shows a visitor the call and tells him whether he may apply',
    part(story, async () => {
      const { season } = await ask<{ season: { id: string; stages: object[] } }>(
        story().running.visitor(),
        '{ season(slug: "hfs-4-latihan") { id name state finalDeadline stages { applicantName startsAt endsAt } } }',
      );
      expect(season.stages).toHaveLength(8);
      const input = { seasonId: season.id, answers: { ...eligible, canAttend: false } };
      const want = 'eligible failedRules { key text }';
      const refused = await done<{ eligible: boolean; failedRules: { key: string; text: string }[] }>(
        story().running.visitor(),
        'checkEligibility',
        input,
        want,
      );
      expect(refused).toMatchObject({ eligible: false, failedRules: [{ key: 'attendance' }] });
      expect(
        await done(story().running.visitor(), 'checkEligibility', { ...input, answers: eligible }, want),
      ).toMatchObject({ eligible: true, failedRules: [] });
    }),
  );

  it(
    'lets the founder start, save, invite a member and upload a deck',
    part(story, async () => {
      const founder = await story().as('founder-new');
      const { id: seasonId } = await story().season();
      const begin = { seasonId, eligibility: eligible, startupName: 'Bumbu Lawu' };
      const { application } = await done<{ application: { id: string; lifecycle: string; version: number } }>(
        founder,
        'startApplication',
        begin,
        'application { id lifecycle version }',
      );
      expect(application.lifecycle).toBe('DRAFT');
      const applicationId = application.id;
      story().applications.set('founder', applicationId);
      expect(await refusedCodes(founder, 'startApplication', { ...begin, startupName: 'Lagi' })).toHaveLength(1);
      await done(founder, 'saveAnswers', { applicationId, baseVersion: application.version, answers: complete });
      const member = { applicationId, name: 'Wulan', email: 'wulan.bumbu@contoh.invalid', right: 'EDIT' };
      const invited = await done(founder, 'inviteCoApplicant', member, 'member { name isLead right }');
      expect(invited).toMatchObject({ member: { name: 'Wulan', isLead: false, right: 'EDIT' } });
      const early = await change(founder, 'submitApplication', { applicationId, attemptKey: 'too-early' });
      expect(early.userErrors).toMatchObject([{ field: 'answers.pitchDeck', message: expect.any(String) }]);
      expect(await upload(story(), applicationId)).toBe(201);
    }),
  );

  it(
    'takes one application however often the founder presses, and sends each of the team one receipt',
    part(story, async () => {
      const founder = await story().as('founder-new');
      const applicationId = story().application('founder');
      const press = (attemptKey: string) => change(founder, 'submitApplication', { applicationId, attemptKey });
      await Promise.all([press('attempt-1'), press('attempt-1'), press('attempt-2')]);
      const mine = await ask<{ myApplications: { nodes: object[] } }>(
        founder,
        '{ myApplications(first: 10) { nodes { lifecycle submittedAt snapshots { sequence } files { name fieldKey } season { stages { id } } } } }',
      );
      expect(mine.myApplications.nodes).toMatchObject([
        {
          lifecycle: 'SUBMITTED',
          snapshots: [{ sequence: 1 }],
          files: [{ name: 'salindia.pdf', fieldKey: 'pitchDeck' }],
        },
      ]);
      const unread = () =>
        ask<{ unreadNotices: { totalCount: number } }>(founder, '{ unreadNotices(first: 1) { totalCount } }');
      await eventually('the receipt', unread, ({ unreadNotices }) => unreadNotices.totalCount > 0);
      const [receipt, ...more] = await story().notices(founder, 'applicationReceived');
      expect(more).toEqual([]);
      expect(receipt?.subject).toContain('HFS4L-');
      const letters = await story().letters('applicationReceived', 2);
      const addresses = ['pendiri.baru@contoh.invalid', 'wulan.bumbu@contoh.invalid'];
      expect(letters.map(({ address }) => address).toSorted()).toEqual(addresses);
    }),
  );
}

/** @returns the status the api answers a deck with */
async function upload(story: CohortStory, applicationId: string): Promise<number> {
  const founder = await story.as('founder-new');
  const body = new FormData();
  body.set('applicationId', applicationId);
  body.set('fieldKey', 'pitchDeck');
  body.set('file', deck, 'salindia.pdf');
  return (await founder.fetch('/files', { method: 'POST', body })).status;
}
