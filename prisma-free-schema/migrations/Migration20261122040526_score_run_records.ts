import { Migration } from '@mikro-orm/migrations';

export class Migration20261122040526_score_run_records extends Migration {
  override name = 'Migration20261122040526_score_run_records';

  override up(): void | Promise<void> {
    this.addSql(`alter table "review_round" add "scoring_turn" int not null default 0;`);

    this.addSql(
      `alter table "score_run" add "settings" jsonb null, add "inputs" jsonb null, add "result_hash" varchar(255) null, add "is_preview" boolean not null default false;`,
    );

    this.addSql(`alter table "score_result" add "parts" jsonb null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "review_round" drop column "scoring_turn";`);

    this.addSql(`alter table "score_result" drop column "parts";`);

    this.addSql(
      `alter table "score_run" drop column "settings", drop column "inputs", drop column "result_hash", drop column "is_preview";`,
    );
  }
}
