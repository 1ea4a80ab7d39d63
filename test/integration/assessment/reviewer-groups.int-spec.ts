import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#access';
import { ExportRanking, RankingParts, ScoreRound, UpdateRound } from '#assessment';
import { newId } from '#kernel';
import { ComputationsHere, Outbox } from '#messaging';
import { FormDefinition, ReviewerLeniency, ReviewRound, ScoreRun } from '#schema';
import { unwatched } from '../../support/pairs-world.js';
import { ScoredRound } from '../../support/scored-round.js';

let round: ScoredRound;
let director: Viewer;
beforeAll(async () => {
  round = await ScoredRound.open();
  director = await round.world.director();
  await publishForm();
  // One read fewer than six a reviewer: scale and noise, which would depend on the ids, are not tried.
  await round.world.rows(`update assignment set state = 'RECUSED' where application_id = ? and reviewer_id = ?`, [
    round.applications[0],
    round.reviewers[1],
  ]);
  // Reviewers j and j + 3 are equally lenient and mostly read what is of group j mod 3.
  for (const [i, id] of round.applications.entries())
    await round.world.rows(
      `update application_snapshot set answers = jsonb_build_object('sectors', ?::jsonb) where application_id = ?`,
      [JSON.stringify([['kuliner', 'pertanian', 'teknologi'][i % 3], 'lain']), id],
    );
});
afterAll(() => round.close());

async function publishForm(): Promise<void> {
  const { em, seasonId } = round.world;
  const words = { id: 'Bidang usaha', en: 'Sectors' };
  const options = [{ key: 'kuliner', label: words }];
  const fields = [
    { key: 'sectors', type: 'multi', label: words, options, profileBinding: 'sectors' },
    { key: 'gender', type: 'select', label: words, options, personal: 'sensitive' },
    { key: 'name', type: 'text', label: words },
  ];
  em.create(FormDefinition, {
    id: newId(),
    season: seasonId,
    kind: 'APPLICATION',
    formVersion: 1,
    definition: { sections: [{ fields }] },
    publishedAt: new Date(),
  });
  await em.flush();
}

const score = () =>
  new ScoreRound(round.world.em, new Outbox(), new ComputationsHere()).execute(round.world.roundId, unwatched);
const current = () => round.world.em.findOneOrFail(ScoreRun, { round: round.world.roundId, isCurrent: true });
const groupBy = async (groupField: string | null) => {
  const { version } = await round.world.em.findOneOrFail(ReviewRound, { id: round.world.roundId });
  const input = { roundId: round.world.roundId, expectedVersion: version, groupField };
  return new UpdateRound(round.world.em, new Outbox()).execute(director, input);
};

describe('grouping the reviewers of a round', () => {
  it('is by a choice of the form that says nothing personal, and asks for new scores', async () => {
    await score();
    const { level, inputsHash } = await current();
    expect(level).toBe(0);
    for (const field of ['gender', 'name', 'nowhere'])
      await expect(groupBy(field)).rejects.toThrow('GROUP_FIELD_UNKNOWN');
    await groupBy('sectors');
    expect((await round.world.events()).filter((event) => event === 'round.scoresRequested').length).toBe(1);
    await score();
    expect((await current()).inputsHash).not.toBe(inputsHash);
  });

  it('turns level 1 on and says what each group has in common', async () => {
    const { level, model } = await current();
    expect(level).toBe(1);
    expect(model['levelReason']).toMatchObject({ tracks: 3 });
    expect(model['grouping']).toMatchObject({
      field: 'sectors',
      groups: [
        { id: 'kuliner', reviewers: 2, reviews: 12 },
        { id: 'pertanian', reviewers: 2, reviews: 11 },
        { id: 'teknologi', reviewers: 2, reviews: 12 },
      ],
    });
    const { groups } = model['grouping'] as { groups: { leniency: number; sd: number }[] };
    const [strict, , lenient] = groups;
    expect(lenient!.leniency - strict!.leniency).toBeGreaterThan(0.3);
    expect(strict!.sd).toBeGreaterThan(0);
    const reviewers = await round.world.em.find(ReviewerLeniency, { run: (await current()).id });
    const byId = new Map(reviewers.map(({ reviewer, group }) => [reviewer.id, group]));
    expect(round.reviewers.map((id) => byId.get(id))).toEqual(
      round.reviewers.map((_, j) => ['kuliner', 'pertanian', 'teknologi'][j % 3]),
    );
  });

  it('keeps the parts of each criterion true: weighted they give the calibrated score', async () => {
    const { criteria, rows } = await new RankingParts(round.world.em).execute(director, round.world.roundId);
    expect(rows.length).toBe(12);
    for (const { parts, calibrated } of rows) {
      const sum = criteria.reduce((total, { weight }, at) => total + (weight / 100) * (parts[at] ?? NaN), 0);
      expect(sum).toBeCloseTo(calibrated, 9);
    }
  });

  it('names the group of each application in the file of the ranking, in the words of the form', async () => {
    const exported = await new ExportRanking(round.world.em).execute(director, round.world.roundId);
    expect(exported.groupedBy).toBe('Bidang usaha');
    const groups = exported.results.map(({ group }) => group).toSorted();
    // The form names one option; of the others the key stands.
    expect(groups).toEqual(['Bidang usaha', 'pertanian', 'teknologi'].flatMap((group) => Array(4).fill(group)));
  });

  it('ends as it began', async () => {
    await groupBy('');
    await score();
    const { level, model } = await current();
    expect([level, 'grouping' in model]).toEqual([0, false]);
    const { groupedBy, results } = await new ExportRanking(round.world.em).execute(director, round.world.roundId);
    expect([groupedBy, ...new Set(results.map(({ group }) => group))]).toEqual([null, null]);
  });
});
