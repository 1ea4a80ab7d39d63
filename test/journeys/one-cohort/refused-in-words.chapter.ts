import { expect, it } from '@jest/globals';
import { ask, change, done, type Refusal } from '../../support/questions.js';
import type { TestClient } from '../../support/test-client.js';
import { eligible } from './answers.js';
import type { CohortStory } from './cohort-story.js';
import { part } from './part.js';

const hour = 60 * 60 * 1000;

/** What cannot be is refused in words that say what to do. */
export function refusedInWordsChapter(story: () => CohortStory): void {
  const draft = async (who: TestClient) => {
    const begin = { seasonId: (await story().season()).id, eligibility: eligible, startupName: 'Tenun Lurik' };
    const { application } = await done<{ application: { id: string; version: number } }>(
      who,
      'startApplication',
      begin,
      'application { id version }',
    );
    return { applicationId: application.id, baseVersion: application.version };
  };

  it(
    'tells a founder which answer or file does not fit',
    part(story, async () => {
      const founder = await story().at('lurik@contoh.invalid');
      const begun = await draft(founder);
      story().applications.set('late', begun.applicationId);
      const region = await change(founder, 'saveAnswers', { ...begun, answers: { regionCode: '99.99' } });
      expect(region.userErrors).toMatchObject(words('UNKNOWN_REGION', /Pilih kabupaten atau kota/));
      const body = new FormData();
      body.set('applicationId', begun.applicationId);
      body.set('fieldKey', 'pitchDeck');
      body.set('file', new Blob(['bukan PDF']), 'salindia.pdf');
      const response = await founder.fetch('/files', { method: 'POST', body });
      expect(response.status).toBe(422);
      const { errors } = (await response.json()) as { errors: Refusal[] };
      expect(errors).toMatchObject(words('FILE_TYPE', /Unggah PDF/));
    }),
  );

  it(
    'tells a founder who comes too late when it closed and when the file came',
    part(story, async () => {
      const director = await story().as('director');
      const founder = await story().at('lurik@contoh.invalid');
      const text = '{ season(slug: "hfs-4-latihan") { id version finalDeadline } }';
      type Call = { season: { id: string; version: number; finalDeadline: string } };
      const closeAt = async (finalDeadline: string) => {
        const { season } = await ask<Call>(director, text);
        await done(director, 'changeSeason', { seasonId: season.id, expectedVersion: season.version, finalDeadline });
        return season.finalDeadline;
      };
      const before = await closeAt(new Date(Date.now() - hour).toISOString());
      const send = { applicationId: story().application('late'), attemptKey: 'late-1' };
      const { userErrors } = await change(founder, 'submitApplication', send);
      await closeAt(before);
      expect(userErrors).toMatchObject(words('DEADLINE_PASSED', /Tenggat sudah lewat: .* diterima/));
    }),
  );

  it(
    'tells a director which stage, quota or weight cannot be',
    part(story, async () => {
      const director = await story().as('director');
      const { id: seasonId, stages } = await story().season();
      const [first, ...others] = stages.map(({ id }) => id);
      const circle = await change(director, 'reorderStages', {
        seasonId,
        stageIds: [first, first, ...others.slice(1)],
      });
      expect(circle.userErrors).toMatchObject(words('STAGE_ORDER', /setiap tahap tepat satu kali/));
      const last = stages.at(-1);
      const none = { stageId: last?.id, expectedVersion: last?.version, seats: 0 };
      expect((await change(director, 'updateStage', none)).userErrors).toMatchObject(
        words('QUOTA_POSITIVE', /1 atau lebih/),
      );
      const text = 'query Q($id: ID!) { reviewRound(id: $id) { rubric { id criteria { id } } } }';
      type Read = { reviewRound: { rubric: { id: string; criteria: { id: string }[] } } };
      const { reviewRound } = await ask<Read>(director, text, { id: await story().roundId() });
      const { id: rubricId, criteria } = reviewRound.rubric;
      const weights = [{ criterionId: criteria[0]?.id, weight: 30 }];
      const sum = await change(director, 'updateRubric', { rubricId, weights });
      expect(sum.userErrors).toMatchObject(words('WEIGHTS_SUM', /Jumlah bobot 110. Bobot harus berjumlah 100/));
    }),
  );
}

/** A refusal of this code whose words say this. */
function words(code: string, said: RegExp): object[] {
  return [{ code, message: expect.stringMatching(said) }];
}
