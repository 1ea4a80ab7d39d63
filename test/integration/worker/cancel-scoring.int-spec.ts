import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#access';
import { RequestScores } from '#assessment';
import { CancelJob, Outbox } from '#messaging';
import { JobRun, ScoreRun } from '#schema';
import { eventually } from '../../support/frame-under-test.js';
import { ScoredRound } from '../../support/scored-round.js';
import { describeOnRedis, startTestRedis, type TestRedis } from '../../support/test-redis.js';
import { WorkerProcess } from '../../support/worker-process.js';

const applications = 4_000;
const reviewers = 300;

/** Applications, reviewers and three sent reviews each, so many that scoring takes many seconds. */
const crowd = [
  `insert into person (id, email, full_name)
   select gen_random_uuid(), 'ramai.' || n || '@contoh.invalid', 'Penilai ' || n from generate_series(1, ${reviewers}) n`,
  `insert into startup (id, name, sectors, topics_needed)
   select gen_random_uuid(), 'Ramai ' || n, '{}', '{}' from generate_series(1, ${applications}) n`,
  `insert into application (id, season_id, startup_id, lead_id, number, lifecycle, form_version, submitted_at)
   select gen_random_uuid(), a.season_id, s.id, a.lead_id, 'R-' || s.name, 'IN_SELECTION', 1, now()
   from startup s, (select season_id, lead_id from application limit 1) a where s.name like 'Ramai %'`,
  `insert into assignment (id, round_id, application_id, reviewer_id, state, cleared_at)
   select gen_random_uuid(), r.id, a.id, p.id, 'DONE', now()
   from review_round r, (select id, row_number() over (order by id) as i from application where number like 'R-%') a,
     generate_series(0, 2) k, (select id, row_number() over (order by id) as j from person where email like 'ramai.%') p
   where p.j = 1 + (a.i * 7 + k * (1 + a.i % 97)) % ${reviewers}
   on conflict do nothing`,
  `insert into review (id, assignment_id, state, total, sent_at)
   select gen_random_uuid(), s.id, 'SENT', 3, now() from assignment s
   where not exists (select from review v where v.assignment_id = s.id)`,
  `insert into review_score (id, review_id, criterion_id, score)
   select gen_random_uuid(), v.id, c.id, 1 + abs(hashtext(s.application_id::text || c.id) % 3) + abs(hashtext(v.id::text || c.id) % 3)
   from review v join assignment s on s.id = v.assignment_id, criterion c
   where not exists (select from review_score x where x.review_id = v.id)`,
];

const suite = (redis: () => TestRedis | undefined) => {
  let round: ScoredRound;
  let director: Viewer;
  let worker: WorkerProcess;
  beforeAll(async () => {
    round = await ScoredRound.open();
    director = await round.world.director();
    for (const statement of crowd) await round.world.rows(statement);
    const url = redis()?.url;
    worker = new WorkerProcess({
      DATABASE_URL: round.world.databaseUrl,
      ...(url === undefined ? {} : { REDIS_URL: url }),
    });
    if (!(await worker.ready)) throw new Error((await worker.ended).said);
  }, 90_000);
  afterAll(async () => {
    await worker?.stop('SIGTERM');
    await round?.close();
  });

  it('stops in the middle when the director cancels it; the preview stands, no exact run is stored', async () => {
    const em = round.world.em;
    await new RequestScores(em, new Outbox()).execute(director, round.world.roundId);
    const job = () => round.world.em.findOne(JobRun, { name: 'score-round' });
    const running = await eventually(
      'the exact run is computed',
      async () => {
        const now = await job();
        return now?.state === 'RUNNING' && now.step === 'scoring' && (now.done ?? 0) > 0 && now;
      },
      60_000,
    );
    await new CancelJob(em).execute({ personId: director.self, where: () => ({}) }, { jobRunId: running.id });
    const asked = Date.now();
    const over = await eventually('cancelled', async () => {
      const now = await job();
      return now?.finishedAt ? now : undefined;
    });
    expect(Date.now() - asked).toBeLessThan(5_000);
    expect(over).toMatchObject({ state: 'CANCELLED', starts: 1 });
    const runs = await round.world.em.find(ScoreRun, { round: round.world.roundId });
    expect(runs.map(({ isPreview, isCurrent }) => [isPreview, isCurrent])).toEqual([[true, true]]);
  }, 90_000);
};

describe('scoring of a large round, on PostgreSQL', () => {
  suite(() => undefined);
});

describeOnRedis('scoring of a large round, on Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  suite(() => redis);
  afterAll(() => redis.stop());
});
