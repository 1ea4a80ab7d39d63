import { expect, it } from '@jest/globals';
import { ask, change, done, eventually, refusedCodes } from '../../support/questions.js';
import type { TestClient } from '../../support/test-client.js';
import type { CohortStory } from './cohort-story.js';
import { part } from './part.js';

interface Given {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly reviewer: { readonly email: string };
}

interface Criterion {
  readonly id: string;
  readonly key: string;
}

/** Applications in the round: eight that had passed before, and the two of the story. */
const inRound = 10;
const readsEach = 3;

/** The round opens, reviewers are found and told, and each reads what was given to them. */
export function reviewChapter(story: () => CohortStory): void {
  const given = async (): Promise<Given[]> => {
    const text = `query Q($filter: AssignmentFilter) { assignments(first: 100, filter: $filter) { nodes { id number state reviewer { email } } } }`;
    const filter = { roundId: await story().roundId(), state: ['OFFERED', 'IN_PROGRESS', 'DONE'] };
    return (await ask<{ assignments: { nodes: Given[] } }>(await story().as('director'), text, { filter })).assignments
      .nodes;
  };

  it(
    'gives each application three readers when the director opens the round, and tells them',
    part(story, async () => {
      const director = await story().as('director');
      const roundId = await story().roundId();
      await setQuota(director, roundId);
      await expect(change(await story().as('staff'), 'openRound', { roundId })).rejects.toThrow('NOT_FOUND');
      await done(director, 'openRound', { roundId });
      const all = await eventually('reviewers found', given, (found) => found.length === inRound * readsEach, 60_000);
      const reads = Map.groupBy(all, ({ number }) => number);
      expect([...reads.values()].map((some) => new Set(some.map(({ reviewer }) => reviewer.email)).size)).toEqual(
        Array.from({ length: inRound }, () => readsEach),
      );
      const round = await assignmentRun(director, roundId);
      expect(round).toMatchObject({ state: 'DONE', outcome: { status: 'optimal', gap: '0' } });
      for (const email of new Set(all.map(({ reviewer }) => reviewer.email))) {
        expect(await story().notices(await story().at(email), 'reviewsAssigned')).toHaveLength(1);
      }
    }),
  );

  it(
    'asks a reviewer about conflicts before the content opens, and finds another reader for a recused one',
    part(story, async () => {
      const [one] = await given();
      if (!one) throw new Error('Nothing was given to anybody.');
      const reviewer = await story().at(one.reviewer.email);
      const text = 'query Q($id: ID!) { assignment(id: $id) { clearedAt content } }';
      const closed = await ask<{ assignment: object }>(reviewer, text, { id: one.id });
      expect(closed.assignment).toEqual({ clearedAt: null, content: null });
      const review = { assignmentId: one.id, scores: [] };
      expect(await refusedCodes(reviewer, 'submitReview', review)).toEqual(['CONFLICT_UNANSWERED']);
      const answer = { assignmentId: one.id, reason: 'FAMILY', note: 'Adik saya ikut mendirikan.' };
      await done(reviewer, 'answerConflictQuestion', answer);
      const readers = (all: Given[]) => all.filter(({ number }) => number === one.number);
      const replaced = (all: Given[]) => readers(all).length === readsEach && all.every(({ id }) => id !== one.id);
      const all = await eventually('another reader', given, replaced);
      expect(readers(all).map(({ reviewer: { email } }) => email)).not.toContain(one.reviewer.email);
    }),
  );

  it(
    'refuses a level off the scale and an extreme one without words',
    part(story, async () => {
      const [one] = await given();
      if (!one) throw new Error('Nothing was given to anybody.');
      const reviewer = await story().at(one.reviewer.email);
      await done(reviewer, 'answerConflictQuestion', { assignmentId: one.id });
      const scores = (await criteria(reviewer, one.id)).map(({ id }) => ({ criterionId: id, score: 3 }));
      const withFirst = (first: object) => ({
        assignmentId: one.id,
        scores: [{ ...scores[0], ...first }, ...scores.slice(1)],
      });
      const off = await change(reviewer, 'saveReview', withFirst({ score: 9 }));
      expect(off.userErrors).toMatchObject([{ code: 'SCORE_OFF_SCALE', message: expect.stringContaining('5') }]);
      expect(await refusedCodes(reviewer, 'submitReview', withFirst({ score: 1 }))).toEqual(['COMMENT_REQUIRED']);
      expect(await refusedCodes(reviewer, 'submitReview', { assignmentId: one.id, scores: scores.slice(1) })).toEqual([
        'SCORE_REQUIRED',
      ]);
      const stranger = await story().as('founder-new');
      await expect(change(stranger, 'submitReview', withFirst({}))).rejects.toThrow('NOT_FOUND');
    }),
  );

  it(
    'takes every review that is whole',
    part(story, async () => {
      const numbers = [...new Set((await given()).map(({ number }) => number))].toSorted();
      for (const [turn, one] of (await given()).entries()) {
        const reviewer = await story().at(one.reviewer.email);
        await done(reviewer, 'answerConflictQuestion', { assignmentId: one.id });
        const scores = (await criteria(reviewer, one.id)).map(({ id }, at) => {
          // Applications differ by more than readers and criteria do.
          const level = Math.round(1 + 0.4 * numbers.indexOf(one.number) + 0.6 * (((turn * 7 + at * 5) % 3) - 1));
          const score = Math.min(5, Math.max(1, level));
          return { criterionId: id, score, comment: 'Sesuai bukti yang ditulis tim.' };
        });
        await done(reviewer, 'submitReview', {
          assignmentId: one.id,
          scores,
          confidence: 4,
          sharedComment: 'Lanjutkan.',
        });
      }
      expect((await given()).map(({ state }) => state)).toEqual(
        Array.from({ length: inRound * readsEach }, () => 'DONE'),
      );
    }),
  );
}

/** One place more than the cohort has, so that the last one is wanted twice. */
async function setQuota(director: TestClient, roundId: string): Promise<void> {
  const text = 'query Q($id: ID!) { reviewRound(id: $id) { version } }';
  const { reviewRound } = await ask<{ reviewRound: { version: number } }>(director, text, { id: roundId });
  const change = { roundId, expectedVersion: reviewRound.version };
  expect(await refusedCodes(director, 'updateRound', { ...change, quota: 0 })).toEqual(['QUOTA_POSITIVE']);
  await done(director, 'updateRound', { ...change, quota: 7 });
}

async function assignmentRun(director: TestClient, id: string): Promise<object> {
  const text = 'query Q($id: ID!) { reviewRound(id: $id) { assignmentRun { state outcome } } }';
  return (await ask<{ reviewRound: { assignmentRun: object } }>(director, text, { id })).reviewRound.assignmentRun;
}

async function criteria(reviewer: TestClient, id: string): Promise<readonly Criterion[]> {
  const text = 'query Q($id: ID!) { assignment(id: $id) { content round { rubric { criteria { id key } } } } }';
  type Read = { assignment: { content: object; round: { rubric: { criteria: Criterion[] } } } };
  const { assignment } = await ask<Read>(reviewer, text, { id });
  expect(assignment.content).toMatchObject({ answers: { problem: expect.any(String) } });
  expect(assignment.content).not.toHaveProperty('answers.name');
  return assignment.round.rubric.criteria;
}
