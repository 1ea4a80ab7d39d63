import { Migration } from '@mikro-orm/migrations';

/**
 * No pin of a conflicted pair, checked at commit. The writer of a pin and that of a conflict meet on the row of the
 * person, as those of a conflict and an assignment do, so of two that cross one sees the other.
 */
const binding = [
  `create function "refuse_barred_pin"() returns trigger language plpgsql as $$
  declare startup uuid;
  begin
    perform 1 from person where id = new.reviewer_id for key share;
    select a.startup_id into startup from read_wish w join application a on a.id = w.application_id
      join review_round r on r.id = w.round_id
      where w.id = new.id and w.kind = 'PIN' and r.state <> 'SCORED';
    if found and pair_is_barred(new.reviewer_id, startup, true)
    then raise exception 'The pin % joins a reviewer and a startup in conflict.', new.id
      using errcode = 'check_violation', table = 'read_wish', constraint = 'read_wish_without_conflict';
    end if;
    return null;
  end $$;`,
  `create constraint trigger "read_wish_without_conflict"
    after insert or update of kind, reviewer_id, application_id, round_id on "read_wish"
    deferrable initially deferred for each row when (new.kind = 'PIN') execute function refuse_barred_pin();`,
];

export class Migration20261122083924_read_wishes extends Migration {
  override name = 'Migration20261122083924_read_wishes';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "read_wish" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "round_id" uuid not null, "application_id" uuid not null, "reviewer_id" uuid not null, "kind" text not null, "set_by_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(`create index "read_wish_application_id_index" on "read_wish" ("application_id");`);
    this.addSql(`create index "read_wish_reviewer_id_index" on "read_wish" ("reviewer_id");`);
    this.addSql(
      `alter table "read_wish" add constraint "read_wish_once" unique ("round_id", "application_id", "reviewer_id");`,
    );

    this.addSql(
      `alter table "read_wish" add constraint "read_wish_round_id_foreign" foreign key ("round_id") references "review_round" ("id");`,
    );
    this.addSql(
      `alter table "read_wish" add constraint "read_wish_application_id_foreign" foreign key ("application_id") references "application" ("id");`,
    );
    this.addSql(
      `alter table "read_wish" add constraint "read_wish_reviewer_id_foreign" foreign key ("reviewer_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "read_wish" add constraint "read_wish_set_by_id_foreign" foreign key ("set_by_id") references "person" ("id");`,
    );
    this.addSql(`alter table "read_wish" add constraint "read_wish_kind_check" check ("kind" in ('PIN', 'FORBID'));`);
    for (const text of binding) this.addSql(text);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "read_wish" cascade;`);
    this.addSql(`drop function "refuse_barred_pin"();`);
  }
}
