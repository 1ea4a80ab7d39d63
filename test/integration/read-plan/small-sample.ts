import { Client } from 'pg';

interface Pointing {
  readonly child: string;
  readonly columns: string;
  readonly parent: string;
  readonly key: string;
}

/** What is kept of the sample world: little of everything, with all that hangs on it. */
const thin = [
  `delete from application where id not in (select id from (
     select id, row_number() over (partition by season_id, lifecycle order by md5(id::text)) as n from application) a where n <= 4)`,
  `delete from startup s where not exists (select from application a where a.startup_id = s.id)
     and not exists (select from enrolment e where e.startup_id = s.id and md5(e.id::text) < '4')`,
  `delete from activity where id not in (select id from activity order by md5(id::text) limit 8)`,
  `delete from registration where md5(id::text) > '04' and person_id not in (select person_id from role_grant)`,
  `delete from attendance where md5(id::text) > '02'`,
  `delete from region where md5(code) > '8'`,
];

const pointings = `
  select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent, a.attname as columns, k.attname as key
  from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
  join pg_attribute k on k.attrelid = c.confrelid and k.attnum = c.confkey[1]
  where c.contype = 'f' and c.connamespace = 'public'::regnamespace and cardinality(c.conkey) = 1`;

/**
 * Makes the sample world small enough to be judged row by row: a few applications of every state with all that belongs
 * to them, and the people who are named anywhere.
 */
export async function thinSample(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const statement of thin) await client.query(statement);
    const { rows } = await client.query<Pointing>(pointings);
    await dropOrphans(client, rows);
    const named = rows
      .filter(({ parent }) => parent === 'person')
      .map(({ child, columns }) => `select ${columns} from ${child}`);
    const isNamed = `select 1 from (${named.join(' union ')}) as n (id) where n.id = person.id`;
    await client.query(`delete from person where not exists (${isNamed})`);
    await dropOrphans(client, rows);
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/** Rows whose parent is gone go too, until there are none. */
async function dropOrphans(client: Client, all: readonly Pointing[]): Promise<void> {
  let gone = 1;
  while (gone > 0) {
    gone = 0;
    for (const { child, columns, parent, key } of all) {
      const { rowCount } = await client.query(
        `delete from ${child} c where ${columns} is not null and not exists (select from ${parent} p where p.${key} = c.${columns})`,
      );
      gone += rowCount ?? 0;
    }
  }
}
