import { Migration } from '@mikro-orm/migrations';

export class Migration20261122035339_activities extends Migration {
  override name = 'Migration20261122035339_activities';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "person_merge" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "kept_id" uuid not null, "merged_id" uuid not null, "basis" text not null, "merged_by_id" uuid null, "merged_at" timestamptz(3) not null, "undoable_until" timestamptz(3) not null, "undone_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "person_merge_kept_id_index" on "person_merge" ("kept_id");`);
    this.addSql(`create unique index "person_merge_once" on "person_merge" ("merged_id") where "undone_at" is null;`);

    this.addSql(
      `create table "activity" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "organisation_id" uuid not null, "space_id" uuid null, "season_id" uuid null, "slug" varchar(255) not null, "title" jsonb not null, "summary" jsonb not null, "group" text not null, "mode" text not null, "state" text not null default 'DRAFT', "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "zone" varchar(255) not null, "place" jsonb null, "link" varchar(255) null, "how_to_join" jsonb null, "quota_onsite" int null, "quota_online" int null, "price" int not null default 0, "currency" varchar(3) not null, "hosts" text[] not null, "focus_areas" text[] not null, "funding_source" varchar(255) null, primary key ("id"));`,
    );
    this.addSql(`create index "activity_organisation_id_index" on "activity" ("organisation_id");`);
    this.addSql(`create index "activity_season_id_index" on "activity" ("season_id");`);
    this.addSql(`alter table "activity" add constraint "activity_slug_unique" unique ("slug");`);
    this.addSql(`create index "activity_by_start" on "activity" ("starts_at", "id");`);
    this.addSql(`create index "activity_by_space" on "activity" ("space_id", "starts_at");`);

    this.addSql(
      `create table "registration" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "activity_id" uuid not null, "person_id" uuid not null, "mode" text not null, "state" text not null default 'REGISTERED', "ticket" varchar(255) not null, "registered_at" timestamptz(3) not null, "cancelled_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "registration_person_id_index" on "registration" ("person_id");`);
    this.addSql(`alter table "registration" add constraint "registration_ticket_unique" unique ("ticket");`);
    this.addSql(`create index "registration_by_activity" on "registration" ("activity_id") include ("state", "mode");`);
    this.addSql(`alter table "registration" add constraint "registration_once" unique ("activity_id", "person_id");`);

    this.addSql(
      `create table "head_count" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "activity_id" uuid not null, "mode" text not null, "people" int not null, "counted_at" timestamptz(3) not null, "counted_by_id" uuid null, "note" text not null default '', primary key ("id"));`,
    );
    this.addSql(`create index "head_count_activity_id_index" on "head_count" ("activity_id");`);

    this.addSql(
      `create table "activity_session" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "activity_id" uuid not null, "position" int not null, "title" jsonb null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "activity_session" add constraint "activity_session_position_once" unique ("activity_id", "position");`,
    );
    this.addSql(
      `alter table "activity_session" add constraint "activity_session_of_activity" unique ("id", "activity_id");`,
    );

    this.addSql(
      `create table "attendance" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "activity_id" uuid not null, "session_id" uuid not null, "person_id" uuid not null, "state" text not null, "mode" text not null, "source" text not null, "at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "attendance_person_id_index" on "attendance" ("person_id");`);
    this.addSql(`create index "attendance_by_activity" on "attendance" ("activity_id") include ("state", "mode");`);
    this.addSql(`alter table "attendance" add constraint "attendance_once" unique ("session_id", "person_id");`);
    this.addSql(
      `alter table "attendance" add constraint "attendance_session_of_activity" foreign key ("session_id", "activity_id") references "activity_session" ("id", "activity_id");`,
    );
    this.addSql(
      `alter table "attendance" add constraint "attendance_of_registered" foreign key ("activity_id", "person_id") references "registration" ("activity_id", "person_id") on update cascade;`,
    );

    this.addSql(`alter table "person" add "gender" text null;`);
    this.addSql(
      `alter table "person" add constraint "person_gender_check" check ("gender" in ('F', 'M', 'UNDISCLOSED'));`,
    );

    this.addSql(
      `alter table "person_merge" add constraint "person_merge_kept_id_foreign" foreign key ("kept_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "person_merge" add constraint "person_merge_merged_id_foreign" foreign key ("merged_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "person_merge" add constraint "person_merge_merged_by_id_foreign" foreign key ("merged_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(`alter table "person_merge" add constraint "person_merge_of_two" check (kept_id <> merged_id);`);
    this.addSql(
      `alter table "person_merge" add constraint "person_merge_undo" check (merged_at <= undoable_until and undone_at <= undoable_until);`,
    );
    this.addSql(
      `alter table "person_merge" add constraint "person_merge_by_whom" check (basis <> 'STAFF' or merged_by_id is not null);`,
    );
    this.addSql(
      `alter table "person_merge" add constraint "person_merge_basis_check" check ("basis" in ('VERIFIED_EMAIL', 'VERIFIED_PHONE', 'STAFF'));`,
    );

    this.addSql(
      `alter table "activity" add constraint "activity_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_space_id_foreign" foreign key ("space_id") references "space" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_season_id_foreign" foreign key ("season_id") references "season" ("id") on delete set null;`,
    );
    this.addSql(`alter table "activity" add constraint "activity_time_order" check (starts_at < ends_at);`);
    this.addSql(
      `alter table "activity" add constraint "activity_quotas" check (quota_onsite >= 0 and quota_online >= 0);`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_quotas_fit_mode" check ((mode <> 'ONLINE' or quota_onsite is null) and (mode <> 'OFFLINE' or quota_online is null));`,
    );
    this.addSql(`alter table "activity" add constraint "activity_price" check (price >= 0);`);
    this.addSql(
      `alter table "activity" add constraint "activity_group_check" check ("group" in ('MANAGERIAL', 'VOCATIONAL', 'STARTUP', 'COMMUNITY', 'TALK', 'FESTIVAL'));`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_mode_check" check ("mode" in ('ONLINE', 'OFFLINE', 'HYBRID'));`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_state_check" check ("state" in ('DRAFT', 'PUBLISHED', 'CANCELLED'));`,
    );

    this.addSql(
      `alter table "registration" add constraint "registration_activity_id_foreign" foreign key ("activity_id") references "activity" ("id");`,
    );
    this.addSql(
      `alter table "registration" add constraint "registration_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "registration" add constraint "registration_cancelled_when" check ((state = 'CANCELLED') = (cancelled_at is not null));`,
    );
    this.addSql(
      `alter table "registration" add constraint "registration_mode_check" check ("mode" in ('ONSITE', 'ONLINE'));`,
    );
    this.addSql(
      `alter table "registration" add constraint "registration_state_check" check ("state" in ('REGISTERED', 'WAITLISTED', 'CANCELLED'));`,
    );

    this.addSql(
      `alter table "head_count" add constraint "head_count_activity_id_foreign" foreign key ("activity_id") references "activity" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "head_count" add constraint "head_count_counted_by_id_foreign" foreign key ("counted_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(`alter table "head_count" add constraint "head_count_people" check (people > 0);`);
    this.addSql(
      `alter table "head_count" add constraint "head_count_mode_check" check ("mode" in ('ONSITE', 'ONLINE'));`,
    );

    this.addSql(
      `alter table "activity_session" add constraint "activity_session_activity_id_foreign" foreign key ("activity_id") references "activity" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "activity_session" add constraint "activity_session_time_order" check (ends_at > starts_at);`,
    );
    this.addSql(`alter table "activity_session" add constraint "activity_session_position" check (position >= 1);`);

    this.addSql(
      `alter table "attendance" add constraint "attendance_activity_id_foreign" foreign key ("activity_id") references "activity" ("id");`,
    );
    this.addSql(
      `alter table "attendance" add constraint "attendance_session_id_foreign" foreign key ("session_id") references "activity_session" ("id");`,
    );
    this.addSql(
      `alter table "attendance" add constraint "attendance_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "attendance" add constraint "attendance_state_check" check ("state" in ('PRESENT', 'LATE', 'EXCUSED', 'ABSENT'));`,
    );
    this.addSql(
      `alter table "attendance" add constraint "attendance_mode_check" check ("mode" in ('ONSITE', 'ONLINE'));`,
    );
    this.addSql(
      `alter table "attendance" add constraint "attendance_source_check" check ("source" in ('QR', 'CODE', 'MANUAL', 'ONLINE_LOG', 'IMPORT'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "registration" drop constraint "registration_activity_id_foreign";`);
    this.addSql(`alter table "head_count" drop constraint "head_count_activity_id_foreign";`);
    this.addSql(`alter table "activity_session" drop constraint "activity_session_activity_id_foreign";`);
    this.addSql(`alter table "attendance" drop constraint "attendance_activity_id_foreign";`);
    this.addSql(`alter table "attendance" drop constraint "attendance_session_id_foreign";`);

    this.addSql(`drop table if exists "person_merge" cascade;`);
    this.addSql(`drop table if exists "activity" cascade;`);
    this.addSql(`drop table if exists "registration" cascade;`);
    this.addSql(`drop table if exists "head_count" cascade;`);
    this.addSql(`drop table if exists "activity_session" cascade;`);
    this.addSql(`drop table if exists "attendance" cascade;`);

    this.addSql(`alter table "person" drop constraint "person_gender_check";`);
    this.addSql(`alter table "person" drop column "gender";`);
  }
}
