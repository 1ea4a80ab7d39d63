import { Migration } from '@mikro-orm/migrations';

export class Migration20261122003220_application_edits extends Migration {
  override name = 'Migration20261122003220_application_edits';

  override up(): void | Promise<void> {
    this.addSql(`alter table "application" add "edits" jsonb not null default '{}';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "application" drop column "edits";`);
  }
}
