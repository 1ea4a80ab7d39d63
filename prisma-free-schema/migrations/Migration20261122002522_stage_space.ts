import { Migration } from '@mikro-orm/migrations';

export class Migration20261122002522_stage_space extends Migration {
  override name = 'Migration20261122002522_stage_space';

  override up(): void | Promise<void> {
    this.addSql(`alter table "stage" add "space_id" uuid null;`);
    this.addSql(
      `alter table "stage" add constraint "stage_space_id_foreign" foreign key ("space_id") references "space" ("id") on delete set null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "stage" drop constraint "stage_space_id_foreign";`);

    this.addSql(`alter table "stage" drop column "space_id";`);
  }
}
