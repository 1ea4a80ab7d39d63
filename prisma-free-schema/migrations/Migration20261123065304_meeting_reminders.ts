import { Migration } from '@mikro-orm/migrations';

export class Migration20261123065304_meeting_reminders extends Migration {
  override name = 'Migration20261123065304_meeting_reminders';

  override up(): void | Promise<void> {
    this.addSql(`alter table "office_hour_meeting" add "reminders" smallint not null default 0;`);
    this.addSql(
      `create index "office_hour_meeting_to_remind" on "office_hour_meeting" ("starts_at") where "state" = 'BOOKED' and "reminders" < 2;`,
    );
    this.addSql(
      `alter table "office_hour_meeting" add constraint "office_hour_meeting_reminders_range" check (reminders between 0 and 2);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "office_hour_meeting_to_remind";`);
    this.addSql(`alter table "office_hour_meeting" drop constraint "office_hour_meeting_reminders_range";`);
    this.addSql(`alter table "office_hour_meeting" drop column "reminders";`);
  }
}
