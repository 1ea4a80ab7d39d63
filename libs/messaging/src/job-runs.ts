import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, type Id } from '#kernel';
import { Gathered } from './gathered.js';

/** What a job is about, for the page that shows it and for jobs of which one waiting is enough. */
export interface JobSubject {
  readonly type: string;
  readonly id: Id;
}

/** A job to be written into the ledger. */
export interface NewJobRun {
  readonly jobKey: string;
  readonly name: string;
  readonly queue: string;
  readonly payload: unknown;
  readonly programmeId: Id | null;
  readonly requestedBy: Id | null;
  readonly subject: JobSubject | null;
  /** The parcel in which it travels: only what the store hands out in this one may begin it. Null: it travels alone. */
  readonly parcelId: Id | null;
}

export interface StartedRun {
  readonly id: Id;
  /** All starts so far, this one and those that died included. */
  readonly starts: number;
  /** Starts that ended in a failure of the handler. */
  readonly attempts: number;
  readonly cancelRequested: boolean;
  /** Whether it is about something that a page may show, so that its end is told at once. */
  readonly followed: boolean;
}

interface StartedRow {
  id: Id;
  job_key: string;
  parcel_id: Id | null;
  starts: number;
  attempts: number;
  cancel_requested: boolean;
  followed: boolean;
}

type Beginning = Omit<NewJobRun, 'subject' | 'programmeId'>;

const insertRuns = `
  insert into job_run (id, job_key, name, queue, payload, state, programme_id, requested_by, subject_type, subject_id,
    parcel_id, created_at)
  select r.id, r.job_key, r.name, r.queue, r.payload, 'QUEUED', r.programme_id, r.requested_by, r.subject_type,
    r.subject_id, r.parcel_id, clock_timestamp()
  from jsonb_to_recordset($1::jsonb) as r (id uuid, job_key text, name text, queue text, payload jsonb,
    programme_id uuid, requested_by uuid, subject_type text, subject_id uuid, parcel_id uuid)
  on conflict (job_key) do nothing
  returning job_key`;

/** Ledger name of an event that could not be routed; replaying it tells the event again. */
export const routeEvent = 'route-event';

/** An event without a route, or with a payload that does not fit. */
export interface RefusedEvent {
  readonly row: {
    readonly id: Id;
    readonly event: string;
    readonly programme_id: Id | null;
    readonly actor_id: Id | null;
  };
  readonly cause: Error;
}

const insertRefused = `
  insert into job_run (id, job_key, name, queue, payload, state, programme_id, requested_by, error, stack, finished_at, created_at)
  values (?, ?, ?, 'outbox', ?::jsonb, 'DEAD', ?, ?, ?, ?, clock_timestamp(), clock_timestamp())
  on conflict (job_key) do update
    set state = 'DEAD', error = excluded.error, stack = excluded.stack, finished_at = excluded.finished_at`;

/**
 * True, and the commit of this very statement does not wait for the disk. A mark that a crash of the server takes back
 * lets its job run once more, as each job may; what the job itself commits is waited for.
 */
const withoutWaiting = `(select set_config('synchronous_commit', 'off', true)) = 'off'`;

const startedColumns = `id, job_key, parcel_id, starts, attempts, cancel_requested_at is not null as cancel_requested,
  subject_id is not null as followed`;

/**
 * By key, so that two processes that hold the same jobs take their rows in one order; and only those that travel as the
 * ledger says.
 */
const markRuns = `
  with ended as (
    update job_run set state = 'DONE', done = greatest(done, total), error = null, stack = null,
      finished_at = clock_timestamp()
    where id = any($2::uuid[]) and ${withoutWaiting})
  update job_run set state = 'RUNNING', starts = starts + 1, started_at = clock_timestamp()
  where job_key = any($1::text[]) and parcel_id is not distinct from ($3::jsonb ->> job_key)::uuid
    and finished_at is null and ${withoutWaiting}
  returning ${startedColumns}`;

/** For jobs that the ledger has never heard of; those that are over stay over. */
const startUnknownRuns = `
  insert into job_run as r (id, job_key, name, queue, payload, state, starts, requested_by, parcel_id, started_at,
    created_at)
  select s.id, s.job_key, s.name, s.queue, s.payload, 'RUNNING', 1, s.requested_by, s.parcel_id, clock_timestamp(),
    clock_timestamp()
  from jsonb_to_recordset($1::jsonb) as s (id uuid, job_key text, name text, queue text, payload jsonb,
    requested_by uuid, parcel_id uuid)
  order by s.job_key
  on conflict (job_key) do update
    set state = 'RUNNING', starts = r.starts + 1, started_at = clock_timestamp()
    where r.state in ('QUEUED', 'RUNNING', 'FAILED') and r.parcel_id is not distinct from excluded.parcel_id
  returning ${startedColumns}`;

/** One of the two marks that each job gets. */
type Mark = { readonly begins: Beginning } | { readonly ends: Id };

/**
 * The ledger of jobs in our own database: what staff see, and what decides whether a job still has to run.
 * The queue store may forget or repeat; this does neither. Each method is one statement that commits by itself,
 * except {@link enqueue}, which joins the caller's transaction.
 */
export class JobRuns {
  private readonly marks = new Gathered<Mark, StartedRun | undefined>((all) => this.markAll(all), { lanes: 2 });
  private readonly unknown = new Gathered<Beginning, StartedRun | undefined>((all) => this.startUnknown(all));

  constructor(private readonly em: EntityManager) {}

  /**
   * Writes jobs as waiting, in the transaction of `em`; those already known stay as they are.
   * @returns the keys of those that were not known
   */
  async enqueue(em: EntityManager, runs: readonly NewJobRun[]): Promise<ReadonlySet<string>> {
    if (runs.length === 0) return new Set();
    const rows = runs.map((run) => ({
      id: newId(),
      job_key: run.jobKey,
      name: run.name,
      queue: run.queue,
      payload: run.payload,
      programme_id: run.programmeId,
      requested_by: run.requestedBy,
      subject_type: run.subject?.type ?? null,
      subject_id: run.subject?.id ?? null,
      parcel_id: run.parcelId,
    }));
    const written = await bound<{ job_key: string }>(em, insertRuns, [JSON.stringify(rows)]);
    return new Set(written.map((row) => row.job_key));
  }

  /** Writes events that no route could take as dead jobs, for staff to see, in the transaction of `em`. */
  async refuse(em: EntityManager, refused: readonly RefusedEvent[]): Promise<void> {
    for (const { row, cause } of refused) {
      await em.execute(insertRefused, [
        newId(),
        `${row.id}-${routeEvent}`,
        routeEvent,
        JSON.stringify({ outboxId: row.id, event: row.event }),
        row.programme_id,
        row.actor_id,
        cause.message,
        cause.stack ?? null,
      ]);
    }
  }

  /**
   * Marks a job as begun. Nothing when it must not run: it is done, dead or cancelled already, or travels in another
   * parcel than this.
   */
  start(run: Beginning): Promise<StartedRun | undefined> {
    return this.marks.ask({ begins: run });
  }

  /** Writes how far a job is. @returns whether someone asked it to stop */
  async progress(id: Id, done: number, total: number, step: string | null): Promise<boolean> {
    const [row] = await this.run<{ asked: boolean }>(
      `update job_run set done = ?, total = ?, step = ? where id = ? returning cancel_requested_at is not null as asked`,
      [done, total, step, id],
    );
    return row?.asked ?? false;
  }

  /** Whether someone asked a job to stop. */
  async cancelRequested(id: Id): Promise<boolean> {
    const [row] = await this.run<{ asked: boolean }>(
      'select cancel_requested_at is not null as asked from job_run where id = ?',
      [id],
    );
    return row?.asked ?? false;
  }

  /** Marks a job as done. */
  async finish(id: Id): Promise<void> {
    await this.marks.ask({ ends: id });
  }

  async cancelled(id: Id): Promise<void> {
    await this.run(`update job_run set state = 'CANCELLED', finished_at = clock_timestamp() where id = ?`, [id]);
  }

  /** Counts a failed attempt; the job is tried again. */
  async failed(id: Id, error: Error): Promise<void> {
    await this.run(`update job_run set state = 'FAILED', attempts = attempts + 1, error = ?, stack = ? where id = ?`, [
      error.message,
      error.stack ?? null,
      id,
    ]);
  }

  /** Ends a job that cannot be helped; staff see it with its stack and may have it run again. */
  async dead(id: Id, error: Error): Promise<void> {
    await this.run(
      `update job_run set state = 'DEAD', attempts = attempts + 1, error = ?, stack = ?, finished_at = clock_timestamp()
       where id = ?`,
      [error.message, error.stack ?? null, id],
    );
  }

  /** The same for what the store gave up by itself: a job alone, or those of a parcel that still travel in it. */
  async deadByKey(jobKeys: readonly string[], parcelId: Id | null, error: Error): Promise<void> {
    await this.run(
      `update job_run set state = 'DEAD', error = ?, stack = ?, finished_at = clock_timestamp()
       where job_key = any(?::text[]) and parcel_id is not distinct from ?::uuid
         and state in ('QUEUED', 'RUNNING', 'FAILED')`,
      [error.message, error.stack ?? null, `{${jobKeys.join(',')}}`, parcelId],
    );
  }

  /** A worker that must stop gives the job back; the start does not count against it. */
  async putBack(id: Id): Promise<void> {
    await this.run(`update job_run set state = 'QUEUED', starts = greatest(starts - 1, 0) where id = ?`, [id]);
  }

  /** Jobs that this does not find go on by themselves, so that the marks of the others need not wait for them. */
  private async markAll(marks: readonly Mark[]): Promise<(StartedRun | undefined | Promise<StartedRun | undefined>)[]> {
    const begin = marks.flatMap((mark) => ('begins' in mark ? [mark.begins] : []));
    const ended = marks.flatMap((mark) => ('ends' in mark ? [mark.ends] : []));
    const keys = begin.map(({ jobKey }) => jobKey);
    const parcels = Object.fromEntries(begin.map(({ jobKey, parcelId }) => [jobKey, parcelId]));
    const rows = await this.prepared<StartedRow>('job_runs_mark', markRuns, [keys, ended, parcels]);
    const begun = startedAmong(rows);
    return marks.map((mark) => ('begins' in mark ? (begun(mark.begins) ?? this.unknown.ask(mark.begins)) : undefined));
  }

  /** Jobs that are over or travel elsewhere, whose relay is just about to commit, or of which the ledger lost the row. */
  private async startUnknown(runs: readonly Beginning[]): Promise<(StartedRun | undefined)[]> {
    const rows = runs.map(({ jobKey, name, queue, payload, requestedBy, parcelId }) => {
      return { id: newId(), job_key: jobKey, name, queue, payload, requested_by: requestedBy, parcel_id: parcelId };
    });
    const begun = await this.prepared<StartedRow>('job_runs_start', startUnknownRuns, [JSON.stringify(rows)]);
    return runs.map(startedAmong(begun));
  }

  /** The two statements that each job needs go as prepared ones, past the entity manager. */
  private async prepared<Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const pool = await this.em.getConnection().getNativeClient();
    return (await pool.query<Row>({ name, text, values })).rows;
  }

  private run<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.em.getConnection().execute<Row[]>(sql, [...values]);
  }
}

/**
 * Runs a statement in the transaction of `em` with its values beside the text: a batch of jobs that is written into the
 * text is looked through three times on its way.
 */
async function bound<Row>(em: EntityManager, sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
  const { rows } = await em.getKysely().executeQuery<Row>({
    sql,
    parameters,
    query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] },
    queryId: { queryId: 'bound' },
  });
  return rows;
}

/** Finds the row of a job that was begun as it travels. */
function startedAmong(rows: readonly StartedRow[]): (run: Beginning) => StartedRun | undefined {
  const byKey = new Map(rows.map((row) => [row.job_key, row]));
  return ({ jobKey, parcelId }) => {
    const row = byKey.get(jobKey);
    return row?.parcel_id === parcelId ? startedRun(row) : undefined;
  };
}

function startedRun({ id, starts, attempts, cancel_requested, followed }: StartedRow): StartedRun {
  return { id, starts, attempts, cancelRequested: cancel_requested, followed };
}
