import { Migration } from '@mikro-orm/migrations';

export class Migration20261122174018_jobs_about_something extends Migration {
  override name = 'Migration20261122174018_jobs_about_something';

  override up(): void | Promise<void> {
    this.addSql(`drop index "job_run_by_subject";`);
    this.addSql(`create index "job_run_about" on "job_run" ("subject_id") where "subject_id" is not null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "job_run_about";`);
    this.addSql(`create index "job_run_by_subject" on "job_run" ("subject_type", "subject_id");`);
  }
}
