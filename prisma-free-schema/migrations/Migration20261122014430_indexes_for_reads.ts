import { Migration } from '@mikro-orm/migrations';

export class Migration20261122014430_indexes_for_reads extends Migration {
  override name = 'Migration20261122014430_indexes_for_reads';

  override up(): void | Promise<void> {
    this.addSql(`create index "mentor_profile_by_cohort" on "mentor_profile" ("cohort_id");`);

    this.addSql(`create index "application_by_startup" on "application" ("startup_id");`);
    this.addSql(
      `create index "application_by_submission" on "application" ("season_id", "submitted_at" desc nulls last, "id" desc);`,
    );

    this.addSql(`create index "offer_by_application" on "offer" ("application_id");`);

    this.addSql(`create index "enrolment_by_startup" on "enrolment" ("startup_id");`);

    this.addSql(`create index "decision_by_batch" on "decision" ("batch_id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "application_by_startup";`);
    this.addSql(`drop index "application_by_submission";`);

    this.addSql(`drop index "decision_by_batch";`);

    this.addSql(`drop index "enrolment_by_startup";`);

    this.addSql(`drop index "mentor_profile_by_cohort";`);

    this.addSql(`drop index "offer_by_application";`);
  }
}
