import { Migration } from '@mikro-orm/migrations';

const tables = { AssignmentRun: 'assignment_run', MatchRun: 'match_run', OfficeHourRun: 'office_hour_run' };
const kinds = Object.keys(tables)
  .map((kind) => `'${kind}'`)
  .join(', ');

/** A run whose job was cancelled or died waits for nothing any more; a job that is replayed takes its run along. */
const follow = Object.entries(tables).map(
  ([kind, table]) => `
    if new.subject_type = '${kind}' and new.state in ('CANCELLED', 'DEAD') then
      update ${table} set state = case new.state when 'DEAD' then 'FAILED' else 'CANCELLED' end, finished_at = clock_timestamp(),
        updated_at = clock_timestamp() where id = new.subject_id and state in ('QUEUED', 'RUNNING');
    elsif new.subject_type = '${kind}' and old.state in ('CANCELLED', 'DEAD') then
      update ${table} set state = 'QUEUED', finished_at = null, updated_at = clock_timestamp()
      where id = new.subject_id and state in ('CANCELLED', 'FAILED');
    end if;`,
);

const up = [
  `create function "run_follows_job"() returns trigger language plpgsql as $$ begin ${follow.join('')} return null; end $$;`,
  `create trigger "run_follows_job" after update of state on "job_run" for each row
    when (old.state is distinct from new.state and new.subject_type in (${kinds})
      and (new.state in ('CANCELLED', 'DEAD') or old.state in ('CANCELLED', 'DEAD')))
    execute function run_follows_job();`,
  ...Object.entries(tables).map(
    ([kind, table]) => `update ${table} r
    set state = case j.state when 'DEAD' then 'FAILED' else 'CANCELLED' end, finished_at = j.finished_at
    from job_run j where j.subject_type = '${kind}' and j.subject_id = r.id and j.state in ('CANCELLED', 'DEAD')
      and r.state in ('QUEUED', 'RUNNING');`,
  ),
];

export class Migration20261122115900_runs_end_with_jobs extends Migration {
  override name = 'Migration20261122115900_runs_end_with_jobs';

  override up(): void {
    for (const statement of up) this.addSql(statement);
  }

  override down(): void {
    this.addSql(`drop trigger "run_follows_job" on "job_run";`);
    this.addSql(`drop function "run_follows_job"();`);
  }
}
