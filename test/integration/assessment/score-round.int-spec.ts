import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Viewer } from '#access';
import { CompareScoreRuns, RankingParts, ReleaseDecisions, RequestScores, scoreInputs, ScoreRound } from '#assessment';
import type { Id } from '#kernel';
import {
  Computations,
  ComputationsHere,
  InMemoryLiveTopics,
  jobs,
  JobRuns,
  Outbox,
  RecordingJobQueue,
  type Computation,
  type Watch,
} from '#messaging';
import { JobRun, ScoreResult, ScoreRun } from '#schema';
import { eventRoutes } from '../../../apps/worker/src/outbox/event-routes.js';
import { OutboxRelay } from '../../../apps/worker/src/outbox/outbox-relay.js';
import { unwatched } from '../../support/pairs-world.js';
import { ScoredRound } from '../../support/scored-round.js';

let round: ScoredRound;
let director: Viewer;
beforeAll(async () => {
  round = await ScoredRound.open();
  director = await round.world.director();
});
afterAll(() => round.close());

const score = (computations: Computations = new ComputationsHere()) =>
  new ScoreRound(round.world.em, new Outbox(), computations).execute(round.world.roundId, unwatched);
const current = () => round.world.em.findOneOrFail(ScoreRun, { round: round.world.roundId, isCurrent: true });

const lowest = async (run: Id) => {
  const [last] = await round.world.em.find(ScoreResult, { run }, { orderBy: { rank: 'desc' }, limit: 1 });
  return { applicationId: last!.application.id };
};

/** Lets something happen while a computation is on its way. */
class Interrupted extends Computations {
  constructor(private readonly meanwhile: () => Promise<unknown>) {
    super();
  }

  override async run<I, O>({ compute }: Computation<I, O>, input: I, watch: Watch): Promise<O> {
    const answer = compute(input, () => undefined);
    await this.meanwhile();
    await watch(1, 1);
    return answer;
  }
}

describe('a score run', () => {
  it('keeps its settings, its level with the reason, and every level that went in', async () => {
    expect(await score()).toBe((await current()).id);
    const run = await round.world.em.findOneOrFail(ScoreRun, { isCurrent: true }, { populate: ['inputs'] });
    expect(run).toMatchObject({ reviews: 36, quota: 3, isPreview: false });
    expect(run.settings).toMatchObject({ level: 'auto', seed: 1, draws: 2000, top: 3 });
    expect(run.model['levelReason']).toMatchObject({ reviewsPerReviewer: 6 });
    expect(run.inputs).toMatchObject({ criteria: [{ weight: 50 }, { weight: 30 }, { weight: 20 }] });
  });

  it('gives the same bytes when its kept inputs are computed again', async () => {
    const run = await round.world.em.findOneOrFail(ScoreRun, { isCurrent: true }, { populate: ['inputs'] });
    const again = scoreInputs(run.inputs!);
    expect([again.inputsHash, again.resultHash]).toEqual([run.inputsHash, run.resultHash]);
    expect(JSON.stringify(scoreInputs(run.inputs!))).toBe(JSON.stringify(again));
  });

  it('is the one that stands when nothing changed', async () => {
    const standing = (await current()).id;
    expect(await score()).toBe(standing);
    expect(await round.world.em.count(ScoreRun)).toBe(1);
  });

  it('leaves out drafts, recused reads and reads across a conflict that was found later', async () => {
    const draft = await round.review(0, 5, false);
    await score();
    expect((await current()).reviews).toBe(36);
    await round.world.rows(`update assignment set state = 'RECUSED' where application_id = ? and reviewer_id = ?`, [
      round.applications[0],
      round.reviewers[0],
    ]);
    await score();
    expect((await current()).reviews).toBe(35);
    await round.world.rows(`delete from review_score where review_id = ?`, [draft]);
  });

  it('takes its parts from the criteria: weighted they give the calibrated score', async () => {
    const { criteria, rows } = await new RankingParts(round.world.em).execute(director, round.world.roundId);
    expect(rows.length).toBe(12);
    for (const { parts, calibrated } of rows) {
      const sum = criteria.reduce((total, { weight }, at) => total + (weight / 100) * (parts[at] ?? NaN), 0);
      expect(sum).toBeCloseTo(calibrated, 9);
    }
  });

  it('gives way to a later run that began while it computed', async () => {
    const before = (await current()).id;
    await round.review(3, 5);
    let later: Id | null = null;
    const first = await score(
      new Interrupted(async () => {
        await round.review(4, 0);
        later = await score();
      }),
    );
    expect(first).toBeNull();
    expect((await current()).id).toBe(later);
    expect(later).not.toBe(before);
  });

  it('holds up the release while it is only a preview', async () => {
    await round.world.rows('update score_run set is_preview = true where is_current');
    const release = new ReleaseDecisions(round.world.em, new Outbox()).execute(director, round.world.roundId);
    await expect(release).rejects.toThrow('SCORES_PREVIEW');
    await round.world.rows('update score_run set is_preview = false where is_current');
  });
});

describe('two score runs', () => {
  it('tell who crossed the cut and who moved most', async () => {
    const before = (await current()).id;
    const { applicationId: worst } = await lowest(before);
    await round.world.rows(
      `update review_score set score = 5 where review_id in (select v.id from review v join assignment s on s.id = v.assignment_id
       where s.application_id = ?)`,
      [worst],
    );
    const after = (await score())!;
    const diff = await new CompareScoreRuns(round.world.em).execute(director, { before, after });
    const rankIn = async (run: Id, applicationId: Id) =>
      (await round.world.em.findOneOrFail(ScoreResult, { run, application: applicationId })).rank;
    expect(diff.moved[0]?.applicationId).toBe(worst);
    expect(diff.entered.map(({ applicationId }) => applicationId)).toEqual([worst]);
    expect(diff.left.length).toBe(1);
    for (const move of diff.moved) {
      expect(move.rankBefore).toBe(await rankIn(before, move.applicationId));
      expect(move.rankAfter).toBe(await rankIn(after, move.applicationId));
    }
    for (const { rankBefore, rankAfter } of diff.entered)
      expect([rankBefore! > 3, rankAfter! <= 3]).toEqual([true, true]);
    const same = await new CompareScoreRuns(round.world.em).execute(director, { before, after: before });
    expect(same).toMatchObject({ entered: [], left: [], moved: [], movedCount: 0, added: 0, gone: 0 });
  });

  it('of another programme are not found', async () => {
    const { id } = await current();
    const other = new Viewer({ personId: director.self, grants: [], locale: 'id' });
    await expect(new CompareScoreRuns(round.world.em).execute(other, { before: id, after: id })).rejects.toThrow(
      'NOT_FOUND',
    );
  });
});

describe('a burst of reviews', () => {
  it('of fifty leads to one waiting job, and to one run that holds them all', async () => {
    const outbox = new Outbox();
    const queue = new RecordingJobQueue();
    const relay = new OutboxRelay(
      round.world.orm.em,
      new JobRuns(round.world.orm.em),
      queue,
      new InMemoryLiveTopics(),
      {
        routes: eventRoutes,
        contracts: jobs,
      },
    );
    await relay.drain();
    const waiting = () => round.world.em.count(JobRun, { name: 'score-round', state: 'QUEUED' });
    await round.world.rows(`delete from job_run`);
    for (let n = 0; n < 50; n++) {
      await new RequestScores(round.world.em, outbox).execute(director, round.world.roundId);
      if (n % 10 === 9) await relay.drain();
    }
    expect(await waiting()).toBe(1);
    const runs = await round.world.em.count(ScoreRun);
    await score();
    expect(await round.world.em.count(ScoreRun)).toBe(runs);
  });
});
