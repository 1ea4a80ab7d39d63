import { Migration } from '@mikro-orm/migrations';

export class Migration20261122042010_index_by_arrival extends Migration {
  override name = 'Migration20261122042010_index_by_arrival';

  override up(): void | Promise<void> {
    this.addSql(`create index "application_by_arrival" on "application" ("season_id", "submitted_at", "id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "application_by_arrival";`);
  }
}
