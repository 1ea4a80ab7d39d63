import { Migration } from '@mikro-orm/migrations';

export class Migration20261122041333_offer_reminders extends Migration {
  override name = 'Migration20261122041333_offer_reminders';

  override up(): void | Promise<void> {
    this.addSql(`alter table "offer" add "reminders" smallint not null default 0;`);
    this.addSql(`alter table "offer" add constraint "offer_reminders_range" check (reminders between 0 and 2);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "offer" drop constraint "offer_reminders_range";`);
    this.addSql(`alter table "offer" drop column "reminders";`);
  }
}
