import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

/** Every figure is counted from the rows; nothing here asks the seeders what they meant to write. */
describe('the numbers of the activities at Semarang', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase('sample');
    client = new Client({ connectionString: database.url });
    await client.connect();
  }, 180_000);

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  /** Rows of two columns as an object. */
  async function tally(query: string): Promise<Record<string, number>> {
    const { rows } = await client.query<{ key: string; n: string }>(query);
    return Object.fromEntries(rows.map(({ key, n }) => [key, Number(n)]));
  }

  async function number(query: string): Promise<number> {
    const { rows } = await client.query<{ n: string }>(query);
    return Number(rows[0]?.n);
  }

  /** The 231: what the space at Semarang held until the end of August 2020, by its own clock. */
  const atSemarang = `activity a join space s on s.id = a.space_id and s.slug = 'semarang'
    and a.state = 'PUBLISHED' and a.ends_at at time zone a.zone < '2020-09-01'`;
  const came = `attendance p join ${atSemarang} on a.id = p.activity_id and p.state in ('PRESENT', 'LATE')`;
  const reached = `person where id in (select p.person_id from ${came})`;

  it('are 231 activities by mode, by month and by group', async () => {
    expect(await tally(`select mode as key, count(*) as n from ${atSemarang} where true group by 1`)).toEqual({
      ONLINE: 126,
      OFFLINE: 68,
      HYBRID: 37,
    });
    const months = (mode: string) =>
      tally(`select to_char(a.starts_at at time zone a.zone, 'Mon') as key, count(*) as n from ${atSemarang}
        where a.mode = '${mode}' group by 1`);
    expect(await months('OFFLINE')).toEqual({ Jan: 1, Feb: 22, Mar: 12, Jun: 3, Jul: 13, Aug: 17 });
    expect(await months('ONLINE')).toEqual({ Mar: 12, Apr: 26, May: 30, Jun: 26, Jul: 18, Aug: 14 });
    expect(await months('HYBRID')).toEqual({ Jun: 9, Jul: 13, Aug: 15 });
    expect(await tally(`select a."group" as key, count(*) as n from ${atSemarang} where true group by 1`)).toEqual({
      MANAGERIAL: 54,
      VOCATIONAL: 61,
      STARTUP: 12,
      COMMUNITY: 66,
      TALK: 30,
      FESTIVAL: 8,
    });
  });

  it('hold startup trainings of three days and everything else in one', async () => {
    const sessions = `(select count(*) from activity_session s where s.activity_id = a.id)`;
    const kinds = `(select a."group" = 'STARTUP' as long, ${sessions} as days from activity a) one`;
    expect(await tally(`select long || ' ' || days as key, count(*) as n from ${kinds} group by 1`)).toEqual({
      'true 3': 12,
      'false 1': 219,
    });
    expect(
      await number(`select count(*) as n from activity a join lateral
        (select min(starts_at) as first, max(ends_at) as last from activity_session s where s.activity_id = a.id) s
        on a.starts_at <> s.first or a.ends_at <> s.last`),
    ).toBe(0);
  });

  it('reached 12,908 persons once each, in 16,632 presences', async () => {
    expect(await number(`select count(*) as n from ${reached}`)).toBe(12_908);
    expect(await number(`select count(*) as n from ${came}`)).toBe(16_632);
    expect(await tally(`select a.mode || ' ' || p.mode as key, count(*) as n from ${came} group by 1`)).toEqual({
      'ONLINE ONLINE': 10_464,
      'OFFLINE ONSITE': 3_060,
      'HYBRID ONSITE': 1_110,
      'HYBRID ONLINE': 1_998,
    });
    const each = `(select count(*) as times from ${came} group by p.person_id) one`;
    expect(await tally(`select times as key, count(*) as n from ${each} group by 1`)).toEqual({
      1: 9_908,
      2: 2_276,
      3: 724,
    });
  });

  it('split the persons by what they said and where they live', async () => {
    expect(await tally(`select gender as key, count(*) as n from ${reached} group by 1`)).toEqual({
      F: 6_712,
      M: 6_004,
      UNDISCLOSED: 192,
    });
    const place = `case when region_code = '33.74' then 'Kota Semarang' when region_code like '33.%' then 'Central Java' else 'elsewhere' end`;
    expect(await tally(`select ${place} as key, count(*) as n from ${reached} group by 1`)).toEqual({
      'Kota Semarang': 5_163,
      'Central Java': 6_195,
      elsewhere: 1_550,
    });
    expect(
      await number(`select count(*) as n from person p left join region r on r.code = p.region_code
      where p.region_code is not null and r.code is null`),
    ).toBe(0);
  });

  it('come from 13,120 records, of which 212 were merged and take part no more', async () => {
    const records = `(select id from ${reached} union select merged_id from person_merge
      where undone_at is null and kept_id in (select id from ${reached})) one`;
    expect(await number(`select count(*) as n from ${records}`)).toBe(13_120);
    expect(await number(`select count(*) as n from person_merge where undone_at is null`)).toBe(212);
    expect(
      await number(`select count(*) as n from person_merge m where m.merged_id in
        (select person_id from registration union select person_id from attendance)`),
    ).toBe(0);
  });

  it('count 640 heads without a name, apart', async () => {
    expect(await number(`select sum(h.people) as n from head_count h join ${atSemarang} on a.id = h.activity_id`)).toBe(
      640,
    );
  });

  it('know who registered: those who came, 2,114 who did not, 187 who cancelled', async () => {
    const seen = `exists (select from attendance p where p.activity_id = r.activity_id and p.person_id = r.person_id)`;
    expect(
      await tally(`select r.state || ' ' || ${seen} as key, count(*) as n from registration r group by 1`),
    ).toEqual({
      'REGISTERED true': 15_912,
      'REGISTERED false': 2_114,
      'CANCELLED false': 187,
    });
  });

  it('stay within modes, quotas and time', async () => {
    const wrong = {
      modes: `registration r join activity a on a.id = r.activity_id
        where (a.mode = 'ONLINE' and r.mode = 'ONSITE') or (a.mode = 'OFFLINE' and r.mode = 'ONLINE')`,
      changed: `attendance p join registration r using (activity_id, person_id) where p.mode <> r.mode`,
      quotas: `activity a join lateral (select count(*) filter (where mode = 'ONSITE') as onsite,
        count(*) filter (where mode = 'ONLINE') as online from registration r where r.activity_id = a.id and r.state = 'REGISTERED') taken
        on taken.onsite > coalesce(a.quota_onsite, 0) or taken.online > coalesce(a.quota_online, 0)`,
      late: `registration r join activity a on a.id = r.activity_id where r.registered_at >= a.starts_at`,
      unseen: `attendance p join activity_session s on s.id = p.session_id where p.at > s.ends_at`,
      strangers: `registration r join person p on p.id = r.person_id where p.created_at > r.registered_at`,
    };
    const found: Record<string, number> = {};
    for (const [name, rows] of Object.entries(wrong)) found[name] = await number(`select count(*) as n from ${rows}`);
    expect(found).toEqual(Object.fromEntries(Object.keys(wrong).map((name) => [name, 0])));
  });
});
