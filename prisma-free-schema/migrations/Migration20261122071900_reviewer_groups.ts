import { Migration } from '@mikro-orm/migrations';

export class Migration20261122071900_reviewer_groups extends Migration {
  override name = 'Migration20261122071900_reviewer_groups';

  override up(): void | Promise<void> {
    this.addSql(`alter table "review_round" add "group_field" varchar(255) null;`);

    this.addSql(`alter table "reviewer_leniency" add "group_key" varchar(255) null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "review_round" drop column "group_field";`);

    this.addSql(`alter table "reviewer_leniency" drop column "group_key";`);
  }
}
