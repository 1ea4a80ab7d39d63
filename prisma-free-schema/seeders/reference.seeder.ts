import type { Client } from 'pg';
import { readCsv } from './read-data.js';

/** Provinces, regencies and cities. A name that changed in the list changes in the table. */
export async function storeRegions(client: Client): Promise<number> {
  const { rowCount } = await client.query(
    `insert into region select * from json_populate_recordset(null::region, $1)
     on conflict (code) do update set name = excluded.name, level = excluded.level,
       parent_code = excluded.parent_code, area = excluded.area`,
    [JSON.stringify(readCsv('regions.csv'))],
  );
  return rowCount ?? 0;
}
