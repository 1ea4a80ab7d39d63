import { Migration } from '@mikro-orm/migrations';

export class Migration20261122035636_receipt_before_answer extends Migration {
  override name = 'Migration20261122035636_receipt_before_answer';

  override up(): void | Promise<void> {
    this.addSql(`alter table "mutation_receipt" alter column "result" drop not null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "mutation_receipt" alter column "result" set not null;`);
  }
}
