import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompareScoreRuns, scoreInputs, ScoreRound, ThinScoreRuns } from '#assessment';
import { newId, type Id } from '#kernel';
import { ComputationsHere, Outbox } from '#messaging';
import { DecisionBatch, Person, ScoreResult, ScoreRun } from '#schema';
import { unwatched } from '../../support/pairs-world.js';
import { ScoredRound } from '../../support/scored-round.js';

let round: ScoredRound;
const runs: Id[] = [];
beforeAll(async () => {
  round = await ScoredRound.open();
  for (let n = 0; n < 8; n++) {
    await round.world.rows('update review_round set quota = ?', [n + 1]);
    runs.push((await score())!);
  }
  await age();
});
afterAll(() => round.close());

const score = () =>
  new ScoreRound(round.world.em, new Outbox(), new ComputationsHere()).execute(round.world.roundId, unwatched);
const thin = () => new ThinScoreRuns(round.world.em).execute();
const age = () =>
  round.world.rows(
    `update score_run set created_at = created_at - interval '2 days' where created_at > now() - interval '1 day'`,
  );
const whole = async (): Promise<number[]> => {
  const rows = await round.world.rows<{ id: Id }>('select id from score_run where inputs is not null');
  return rows.map(({ id }) => runs.indexOf(id)).toSorted((a, b) => a - b);
};

describe('old score runs', () => {
  it('keep all that went in as the newest, as the one that stands, and behind a release', async () => {
    const em = round.world.em;
    const director = (await round.world.director()).self;
    em.create(DecisionBatch, {
      id: newId(),
      round: round.world.roundId,
      scoreRun: em.getReference(ScoreRun, runs[1]!, { wrapped: true }),
      releasedBy: em.getReference(Person, director),
      releasedAt: new Date(),
      accepted: 1,
      waitlisted: 0,
      declined: 0,
    });
    await em.flush();
    await round.world.rows('update score_run set is_current = false');
    await round.world.rows('update score_run set is_current = true where id = ?', [runs[0]]);
    expect(await thin()).toBe(1);
    expect(await whole()).toEqual([0, 1, 3, 4, 5, 6, 7]);
    expect(await thin()).toBe(0);
  });

  it('still tell ranks and scores and can be compared', async () => {
    const old = await round.world.em.findOneOrFail(ScoreRun, { id: runs[2]! });
    expect([old.resultHash?.length, old.inputsHash.length, old.thinnedAt !== null]).toEqual([64, 64, true]);
    const results = await round.world.em.find(ScoreResult, { run: runs[2]! });
    expect(results.map(({ contributions, parts }) => [contributions, parts])).toEqual(results.map(() => [[], null]));
    const director = await round.world.director();
    const diff = await new CompareScoreRuns(round.world.em).execute(director, { before: runs[2]!, after: runs[7]! });
    expect(diff).toMatchObject({ movedCount: 0, added: 0, gone: 0 });
  });

  it('are computed anew, to the same bytes, when the same inputs come again', async () => {
    const old = await round.world.em.findOneOrFail(ScoreRun, { id: runs[2]! });
    await round.world.rows('update review_round set quota = 3');
    const again = (await score())!;
    const run = await round.world.em.findOneOrFail(ScoreRun, { id: again }, { populate: ['inputs'] });
    expect([run.inputsHash, run.resultHash, run.isCurrent]).toEqual([old.inputsHash, old.resultHash, true]);
    expect(scoreInputs(run.inputs!).resultHash).toBe(old.resultHash);
    expect(await round.world.em.count(ScoreRun)).toBe(8);
  });

  it('stay whole for a day', async () => {
    await round.world.rows('update score_run set created_at = now()');
    expect(await thin()).toBe(0);
  });
});
