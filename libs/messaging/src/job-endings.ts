import type { Pool } from 'pg';
import { Gathered } from './gathered.js';

/** BullMQ's command that ends a job and takes the next one; a worker gives it for each job. */
const endsJob = 'FROM move_to_completed_fetch(';

/** Most jobs whose end is one transaction: what it takes is out of reach for other workers as long. */
const most = 25;

/** One more is gathered while PostgreSQL is busy with another. */
const lanes = 2;

/** What the command is given, in its order. */
const types = 'text text text jsonb bigint boolean bigint integer bigint bigint text integer bigint'.split(' ');
const lists = types.map((type, at) => `$${at + 1}::${type}[]`).join(', ');
const given = types.map((_type, at) => `p${at + 1}`).join(', ');

/**
 * All rows are locked before the first is changed, and none is waited for: so it cannot lock itself out with BullMQ's
 * look at stalled jobs, which goes through the same rows in an order of its own.
 */
const endJobs = `
  select asked.place::integer as place, job.*
  from unnest(${lists}) with ordinality as asked (${given}, place)
  left join lateral move_to_completed_fetch(${given}) as job on true
  where asked.place = any (array(
    select mine.place
    from unnest($1::text[], $2::text[]) with ordinality as mine (queue, id, place)
    cross join lateral (
      select from job where job.queue = mine.queue and job.id = mine.id for update skip locked) as held))`;

/** BullMQ's own command for one job. */
interface Ending {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The job that was taken, if any. */
interface Taken {
  readonly rows: readonly object[];
}

/** Whether a query is BullMQ's command that ends a job, in the form that we know. */
export const isJobEnding = (query: { text: unknown; values: unknown }): query is Ending =>
  typeof query.text === 'string' &&
  query.text.includes(endsJob) &&
  Array.isArray(query.values) &&
  query.values.length === types.length;

/**
 * Ends jobs together that end at the same time, with one statement in one transaction: each by BullMQ's own command, at
 * half of the work that PostgreSQL has with as many transactions. A job that somebody else looks at just now is ended
 * alone. A command that is refused makes the batch go back; then each is given alone and only its own job hears of it.
 */
export const jobEndings = (pool: Pool) =>
  new Gathered<Ending, Taken>(
    async (all) => {
      if (all.length === 1) return [await endAlone(pool, all[0]!)];
      const values = types.map((_type, at) => all.map((one) => one.values[at]));
      const { rows } = await pool.query<{ place: number; id: string | null }>({
        name: 'end_jobs',
        text: endJobs,
        values,
      });
      const ended = new Map(rows.map((row) => [row.place, row]));
      return all.map((one, at) => {
        const row = ended.get(at + 1);
        if (!row) return endAlone(pool, one);
        return { rows: row.id === null ? [] : [row] };
      });
    },
    { most, lanes },
  );

const endAlone = (pool: Pool, { text, values }: Ending): Promise<Taken> =>
  pool.query({ name: 'end_job', text, values: [...values] });
