import { Migration } from '@mikro-orm/migrations';

export class Migration20261123033835_queue_in_order extends Migration {
  override name = 'Migration20261123033835_queue_in_order';

  override up(): void | Promise<void> {
    this.addSql(`drop index "assignment_queue";`);
    this.addSql(`create index "assignment_queue" on "assignment" ("reviewer_id", "id", "state");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "assignment_queue";`);
    this.addSql(`create index "assignment_queue" on "assignment" ("reviewer_id", "state", "id");`);
  }
}
