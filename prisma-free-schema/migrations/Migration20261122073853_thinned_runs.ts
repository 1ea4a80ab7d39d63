import { Migration } from '@mikro-orm/migrations';

export class Migration20261122073853_thinned_runs extends Migration {
  override name = 'Migration20261122073853_thinned_runs';

  override up(): void | Promise<void> {
    this.addSql(`alter table "score_run" add "thinned_at" timestamptz(3) null;`);

    this.addSql(`alter table "decision_batch" add "score_run_id" uuid null;`);
    this.addSql(
      `alter table "decision_batch" add constraint "decision_batch_score_run_id_foreign" foreign key ("score_run_id") references "score_run" ("id") on delete set null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "decision_batch" drop constraint "decision_batch_score_run_id_foreign";`);

    this.addSql(`alter table "decision_batch" drop column "score_run_id";`);

    this.addSql(`alter table "score_run" drop column "thinned_at";`);
  }
}
