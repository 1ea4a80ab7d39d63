import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

/** Every figure is counted from the rows; nothing here asks the seeders what they meant to write. */
describe('the numbers of Season 2', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase('sample');
    client = new Client({ connectionString: database.url });
    await client.connect();
  }, 120_000);

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  /** The one number that a query finds. */
  async function number(query: string): Promise<number> {
    const { rows } = await client.query<{ n: string }>(
      query.replaceAll(':season', `(select id from season where slug = 'hfs-2')`),
    );
    return Number(rows[0]?.n);
  }

  async function tally(query: string): Promise<Record<string, number>> {
    const { rows } = await client.query<{ key: string; n: string }>(
      query.replaceAll(':season', `(select id from season where slug = 'hfs-2')`),
    );
    return Object.fromEntries(rows.map(({ key, n }) => [key, Number(n)]));
  }

  it('adds up from drafts to the confirmed', async () => {
    const found = await tally(
      `select lifecycle as key, count(*) as n from application where season_id = :season group by 1`,
    );
    expect(found).toEqual({
      EXPIRED: 486,
      WITHDRAWN: 18,
      INELIGIBLE: 146,
      WAITLISTED: 17,
      NOT_SELECTED: 1376,
      CONFIRMED: 40,
      DECLINED: 2,
      OFFER_EXPIRED: 1,
    });
    expect(
      await number(`select count(*) as n from application where season_id = :season and submitted_at is not null`),
    ).toBe(1600);
    expect(
      await number(`select count(*) as n from application where season_id = :season and submitted_at is null`),
    ).toBe(486);
  });

  it('has as many verdicts as files that were looked at, and says why a file failed', async () => {
    const verdicts = await tally(
      `select result as key, count(*) as n from check_verdict v join application a on a.id = v.application_id
       where a.season_id = :season group by 1`,
    );
    expect(verdicts).toEqual({ ELIGIBLE: 1436, INELIGIBLE: 146, REVISE: 64 });
    expect(
      await number(`select count(*) as n from revision_request r join application a on a.id = r.application_id
      where a.season_id = :season and r.answered_at between r.asked_at and r.due_at`),
    ).toBe(64);
  });

  it('was read 4,400 times by 90 reviewers who promised 5,400 reads', async () => {
    expect(await number(`select count(*) as n from review where state = 'SENT'`)).toBe(4400);
    const reads = `select s.application_id, count(*) as reads from assignment s join review v on v.assignment_id = s.id group by 1`;
    expect(await tally(`select reads as key, count(*) as n from (${reads}) one group by 1`)).toEqual({
      3: 1344,
      4: 92,
    });
    const round = `(select id from review_round where season_id = :season)`;
    expect(await number(`select count(*) as n from commitment where round_id = ${round}`)).toBe(90);
    expect(await number(`select sum(capacity) as n from commitment where round_id = ${round}`)).toBe(5400);
    expect(await number(`select count(distinct reviewer_id) as n from assignment where round_id = ${round}`)).toBe(90);
    const overloaded = `select c.id from commitment c join assignment s on s.round_id = c.round_id and s.reviewer_id = c.reviewer_id
      where c.round_id = ${round} group by c.id having count(*) > c.capacity`;
    expect(await number(`select count(*) as n from (${overloaded}) one`)).toBe(0);
  });

  it('has 37 conflicts and not one read across them', async () => {
    const ours = `conflict c join application a on a.startup_id = c.startup_id and a.season_id = :season`;
    expect(await number(`select count(*) as n from ${ours}`)).toBe(37);
    const across = `${ours} join assignment s on s.application_id = a.id and s.reviewer_id = c.person_id`;
    expect(await number(`select count(*) as n from ${across}`)).toBe(0);
  });

  it('gives each review whole levels, their weighted mean as its total, and words for a 1 and a 5', async () => {
    const wrongTotal = `select v.id from review v join review_score c on c.review_id = v.id join criterion k on k.id = c.criterion_id
      group by v.id having count(*) <> 7 or abs(sum(c.score * k.weight) / 100.0 - v.total) > 1e-9`;
    expect(await number(`select count(*) as n from (${wrongTotal}) one`)).toBe(0);
    expect(
      await number(
        `select sum(weight) as n from criterion k join rubric r on r.id = k.rubric_id where r.season_id = :season`,
      ),
    ).toBe(100);
    expect(await number(`select count(*) as n from review_score where score in (1, 5) and comment = ''`)).toBe(0);
  });

  it('has reviewers who differ in leniency as reviewers do', async () => {
    const { rows } = await client.query<{ variances: Record<string, number> }>(
      `select model -> 'variances' as variances from score_run`,
    );
    const sd = (name: string) => Math.sqrt(rows[0]?.variances[name] ?? 0);
    expect(sd('application')).toBeGreaterThan(0.5);
    expect(sd('application')).toBeLessThan(0.7);
    expect(sd('reviewer')).toBeGreaterThan(0.3);
    expect(sd('reviewer')).toBeLessThan(0.5);
    expect(sd('residual')).toBeGreaterThan(0.55);
    expect(sd('residual')).toBeLessThan(0.75);
  });

  it('was decided in the order of the calibrated score, all at once', async () => {
    const decisions = `decision d join score_result s on s.application_id = d.application_id`;
    expect(await tally(`select outcome as key, count(*) as n from decision group by 1`)).toEqual({
      ACCEPT: 40,
      WAITLIST: 20,
      DECLINE: 1376,
    });
    const order = `select max(s.rank) filter (where outcome = 'ACCEPT') as a, min(s.rank) filter (where outcome = 'WAITLIST') as w,
      max(s.rank) filter (where outcome = 'WAITLIST') as w2, min(s.rank) filter (where outcome = 'DECLINE') as d from ${decisions}`;
    expect(await number(`select (a <= w and w2 <= d)::int as n from (${order}) one`)).toBe(1);
    const batch = await client.query(`select accepted, waitlisted, declined from decision_batch`);
    expect(batch.rows).toEqual([{ accepted: 40, waitlisted: 20, declined: 1376 }]);
    expect(await number(`select count(*) as n from ${decisions} where s.band = 'CLOSE' and d.note = ''`)).toBe(0);
  });

  it('made 43 offers for 40 seats, three of them from the waiting list', async () => {
    expect(await tally(`select state as key, count(*) as n from offer group by 1`)).toEqual({
      CONFIRMED: 40,
      DECLINED: 2,
      EXPIRED: 1,
    });
    expect(
      await number(
        `select count(*) as n from offer o join decision d on d.application_id = o.application_id where d.outcome = 'WAITLIST'`,
      ),
    ).toBe(3);
  });

  it('has 40 teams with 118 people in pre-incubation at Solo on 18 December 2021', async () => {
    const day = `'2021-12-18 15:30+07'::timestamptz`;
    const here = `enrolment e join stage g on g.id = e.stage_id join space p on p.id = g.space_id
      join stage_entry s on s.application_id = e.application_id and s.stage_id = g.id and s.left_at is null
      where g.key = 'PRA_INKUBASI' and p.slug = 'solo' and e.state = 'ACTIVE' and s.entered_at < ${day} and ${day} between g.starts_at and g.ends_at`;
    expect(await number(`select count(*) as n from ${here}`)).toBe(40);
    expect(
      await number(
        `select count(distinct m.person_id) as n from membership m where m.startup_id in (select e.startup_id from ${here})`,
      ),
    ).toBe(118);
    expect(await tally(`select key, seats as n from stage where season_id = :season and seats is not null`)).toEqual({
      PRA_INKUBASI: 40,
      INKUBASI: 20,
      DEMO_DAY: 5,
    });
  });

  it('proposed 40 matches: 31 active, 6 waiting, 3 declined and offered again to others', async () => {
    const runs = await client.query<{ id: string; status: string; gap: string }>(
      `select id, outcome ->> 'status' as status, outcome ->> 'gap' as gap from match_run order by published_at`,
    );
    expect(runs.rows.map(({ status, gap }) => [status, gap])).toEqual([
      ['optimal', '0'],
      ['optimal', '0'],
    ]);
    const states = (at: number) =>
      tally(`select state as key, count(*) as n from mentor_match where run_id = '${runs.rows[at]?.id}' group by 1`);
    expect(await states(0)).toEqual({ ACTIVE: 31, OFFERED: 6, DECLINED: 3 });
    expect(await states(1)).toEqual({ OFFERED: 3 });
    const again = `mentor_match a join mentor_match d on d.startup_id = a.startup_id and d.state = 'DECLINED' where a.run_id = '${runs.rows[1]?.id}'`;
    expect(await number(`select count(*) as n from ${again} and a.mentor_id <> d.mentor_id`)).toBe(3);
    const crowded = `select m.id from mentor_profile m join mentor_match x on x.mentor_id = m.id and x.state in ('OFFERED', 'ACTIVE')
      group by m.id having count(*) > m.max_startups`;
    expect(await number(`select count(*) as n from (${crowded}) one`)).toBe(0);
    expect(
      await number(
        `select count(*) as n from mentor_profile m join cohort c on c.id = m.cohort_id where c.season_id = :season`,
      ),
    ).toBeGreaterThanOrEqual(40);
  });

  it('stands in three spaces, two of them running', async () => {
    expect(await tally(`select state as key, count(*) as n from space group by 1`)).toEqual({ OPEN: 2, PREPARING: 1 });
    expect(await number(`select count(*) as n from region where code like '33.%' and level = 'REGENCY'`)).toBe(35);
  });

  it('lets time run forwards', async () => {
    const back = {
      sent: `application where submitted_at < created_at`,
      late: `application a join season s on s.id = a.season_id where submitted_at > final_deadline`,
      stays: `stage_entry where left_at < entered_at`,
      verdicts: `check_verdict v join application a on a.id = v.application_id where v.checked_at < a.submitted_at`,
      reviews: `review v join assignment s on s.id = v.assignment_id where v.sent_at < s.cleared_at or s.cleared_at < s.created_at`,
      offers: `offer where answered_at not between created_at and expires_at`,
      future: `application where season_id = :season and greatest(submitted_at, withdrawn_at) > '2021-12-18 15:30+07'`,
    };
    const found: Record<string, number> = {};
    for (const [name, rows] of Object.entries(back)) found[name] = await number(`select count(*) as n from ${rows}`);
    expect(found).toEqual(Object.fromEntries(Object.keys(back).map((name) => [name, 0])));
  });
});
