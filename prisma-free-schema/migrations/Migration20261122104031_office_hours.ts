import { Migration } from '@mikro-orm/migrations';

const openMeeting = `
      or new.reason <> 'MENTOR_OF' and exists (select from office_hour_meeting h join mentor_profile p on p.id = h.mentor_id
        where p.person_id = new.person_id and h.startup_id = new.startup_id and h.state = 'BOOKED' and h.ends_at > now())`;

/** As the migration `conflicts_bind` wrote it, and what else a conflict must not leave open. */
const refuseOpenWork = (
  more: string,
) => `create or replace function "refuse_open_work"() returns trigger language plpgsql as $$
  begin
    if not exists (select from conflict c where c.id = new.id and c.lifted_at is null) then return null; end if;
    if exists (select from assignment x join application a on a.id = x.application_id
        join review_round r on r.id = x.round_id
        where x.reviewer_id = new.person_id and a.startup_id = new.startup_id
          and x.state in ('OFFERED', 'IN_PROGRESS', 'DONE') and r.state <> 'SCORED')
      or new.reason <> 'MENTOR_OF' and exists (select from mentor_match m join mentor_profile p on p.id = m.mentor_id
        where p.person_id = new.person_id and m.startup_id = new.startup_id
          and m.state in ('PROPOSED', 'OFFERED', 'ACTIVE'))${more}
    then raise exception 'The conflict % leaves work of this pair open.', new.id
      using errcode = 'check_violation', table = 'conflict', constraint = 'conflict_leaves_nothing_open';
    end if;
    return null;
  end $$;`;

/**
 * A slot takes no more meetings than its capacity: whoever books shares its lock, whoever withdraws or narrows it waits for
 * them and is refused. No meeting of a pair in conflict, checked at commit like matches: the writers meet on the person.
 */
const binding = [
  `create function "refuse_seat_beyond_slot"() returns trigger language plpgsql as $$
  declare room int;
  begin
    select capacity into room from office_hour_slot where id = new.slot_id and withdrawn_at is null for share;
    if room is null or new.seat > room
    then raise exception 'The slot % has no seat %.', new.slot_id, new.seat
      using errcode = 'check_violation', table = 'office_hour_meeting', constraint = 'office_hour_seats';
    end if;
    return new;
  end $$;`,
  `create trigger "office_hour_seats" before insert or update of state, slot_id, seat on "office_hour_meeting"
    for each row when (new.state = 'BOOKED') execute function refuse_seat_beyond_slot();`,
  `create function "refuse_slot_without_meetings"() returns trigger language plpgsql as $$
  begin
    if exists (select from office_hour_meeting m where m.slot_id = new.id and m.state = 'BOOKED'
      and (new.withdrawn_at is not null or m.seat > new.capacity))
    then raise exception 'The slot % holds meetings.', new.id
      using errcode = 'check_violation', table = 'office_hour_slot', constraint = 'office_hour_slot_holds_meetings';
    end if;
    return new;
  end $$;`,
  `create trigger "office_hour_slot_holds_meetings" before update of capacity, withdrawn_at on "office_hour_slot"
    for each row when (new.capacity < old.capacity or new.withdrawn_at is not null)
    execute function refuse_slot_without_meetings();`,
  `create function "refuse_barred_meeting"() returns trigger language plpgsql as $$
  declare mentor_person uuid;
  begin
    select p.person_id into mentor_person from mentor_profile p where p.id = new.mentor_id;
    perform 1 from person where id = mentor_person for key share;
    if exists (select from office_hour_meeting m where m.id = new.id and m.state = 'BOOKED')
      and pair_is_barred(mentor_person, new.startup_id, false)
    then raise exception 'The meeting % joins a mentor and a startup in conflict.', new.id
      using errcode = 'check_violation', table = 'office_hour_meeting', constraint = 'meeting_without_conflict';
    end if;
    return null;
  end $$;`,
  `create constraint trigger "meeting_without_conflict"
    after insert or update of state, mentor_id, startup_id on "office_hour_meeting"
    deferrable initially deferred for each row when (new.state = 'BOOKED')
    execute function refuse_barred_meeting();`,
  refuseOpenWork(openMeeting),
];

export class Migration20261122104031_office_hours extends Migration {
  override name = 'Migration20261122104031_office_hours';

  override up(): void | Promise<void> {
    this.addSql(`create extension if not exists btree_gist;`);
    this.addSql(`alter table "mentor_profile" add constraint "mentor_profile_of_person" unique ("id", "person_id");`);
    this.addSql(
      `create table "office_hour_round" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "cohort_id" uuid not null, "name" varchar(255) not null, "state" text not null default 'OPEN', "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "slot_minutes" int not null default 30, "wishes_close_at" timestamptz(3) not null, "least_places" int not null default 1, "opened_by_id" uuid null, "published_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "office_hour_round_cohort_id_index" on "office_hour_round" ("cohort_id");`);

    this.addSql(
      `create table "office_hour_run" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "round_id" uuid not null, "state" text not null default 'QUEUED', "requested_by_id" uuid null, "outcome" jsonb null, "finished_at" timestamptz(3) null, "published_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "office_hour_run_round_id_index" on "office_hour_run" ("round_id");`);

    this.addSql(
      `create table "office_hour_slot" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "round_id" uuid not null, "mentor_id" uuid not null, "person_id" uuid not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "capacity" int not null default 1, "mode" text not null default 'ONLINE', "place" text not null default '', "withdrawn_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "office_hour_slot_round_id_index" on "office_hour_slot" ("round_id");`);
    this.addSql(`create index "office_hour_slot_mentor_id_index" on "office_hour_slot" ("mentor_id");`);
    this.addSql(
      `alter table "office_hour_slot" add constraint "office_hour_slot_as_met" unique ("id", "round_id", "mentor_id", "starts_at", "ends_at");`,
    );
    this.addSql(
      `alter table "office_hour_slot" add constraint "office_hour_slot_of_person" foreign key ("mentor_id", "person_id") references "mentor_profile" ("id", "person_id") on update cascade;`,
    );
    this.addSql(
      `alter table "office_hour_slot" add constraint "office_hour_slot_apart" exclude using gist ("person_id" with =, tstzrange("starts_at", "ends_at") with &&) where ("withdrawn_at" is null);`,
    );

    this.addSql(
      `create table "office_hour_request" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "round_id" uuid not null, "startup_id" uuid not null, "want" int not null, "topic" text not null default '', "busy_at" jsonb not null, "saved_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "office_hour_request_startup_id_index" on "office_hour_request" ("startup_id");`);
    this.addSql(
      `alter table "office_hour_request" add constraint "office_hour_request_once" unique ("round_id", "startup_id");`,
    );

    this.addSql(
      `create table "office_hour_wish" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "request_id" uuid not null, "mentor_id" uuid not null, "preference" int not null, primary key ("id"));`,
    );
    this.addSql(`create index "office_hour_wish_mentor_id_index" on "office_hour_wish" ("mentor_id");`);
    this.addSql(
      `alter table "office_hour_wish" add constraint "office_hour_wish_once" unique ("request_id", "mentor_id");`,
    );

    this.addSql(
      `create table "office_hour_meeting" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "round_id" uuid not null, "startup_id" uuid not null, "mentor_id" uuid not null, "slot_id" uuid not null, "seat" int not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "state" text not null default 'BOOKED', "booked_by_id" uuid null, "topic" text not null default '', "cancelled_at" timestamptz(3) null, "cancelled_by_id" uuid null, "cancel_note" text not null default '', primary key ("id"));`,
    );
    this.addSql(`create index "office_hour_meeting_startup_id_index" on "office_hour_meeting" ("startup_id");`);
    this.addSql(`create index "office_hour_meeting_mentor_id_index" on "office_hour_meeting" ("mentor_id");`);
    this.addSql(`create index "office_hour_meeting_slot_id_index" on "office_hour_meeting" ("slot_id");`);
    this.addSql(`create index "office_hour_meeting_by_round" on "office_hour_meeting" ("round_id");`);
    this.addSql(
      `create unique index "office_hour_meeting_seat_once" on "office_hour_meeting" ("slot_id", "seat") where "state" = 'BOOKED';`,
    );
    this.addSql(
      `create unique index "office_hour_meeting_pair_once" on "office_hour_meeting" ("round_id", "startup_id", "mentor_id") where "state" = 'BOOKED';`,
    );
    this.addSql(
      `alter table "office_hour_meeting" add constraint "office_hour_meeting_in_slot" foreign key ("slot_id", "round_id", "mentor_id", "starts_at", "ends_at") references "office_hour_slot" ("id", "round_id", "mentor_id", "starts_at", "ends_at");`,
    );
    this.addSql(
      `alter table "office_hour_meeting" add constraint "office_hour_meeting_apart" exclude using gist ("startup_id" with =, tstzrange("starts_at", "ends_at") with &&) where ("state" = 'BOOKED');`,
    );

    this.addSql(`alter table "outgoing_message" add "calendar" text null;`);

    this.addSql(
      `alter table "office_hour_round" add constraint "office_hour_round_cohort_id_foreign" foreign key ("cohort_id") references "cohort" ("id");`,
    );
    this.addSql(
      `alter table "office_hour_round" add constraint "office_hour_round_opened_by_id_foreign" foreign key ("opened_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "office_hour_round" add constraint "office_hour_round_time_order" check (ends_at > starts_at);`,
    );
    this.addSql(
      `alter table "office_hour_round" add constraint "office_hour_round_wishes" check (wishes_close_at <= ends_at);`,
    );
    this.addSql(
      `alter table "office_hour_round" add constraint "office_hour_round_minutes" check (slot_minutes between 10 and 240);`,
    );
    this.addSql(
      `alter table "office_hour_round" add constraint "office_hour_round_least" check (least_places between 1 and 10000);`,
    );
    this.addSql(
      `alter table "office_hour_round" add constraint "office_hour_round_published" check ((state = 'PUBLISHED') = (published_at is not null));`,
    );
    this.addSql(
      `alter table "office_hour_round" add constraint "office_hour_round_state_check" check ("state" in ('OPEN', 'PUBLISHED'));`,
    );

    this.addSql(
      `alter table "office_hour_run" add constraint "office_hour_run_round_id_foreign" foreign key ("round_id") references "office_hour_round" ("id");`,
    );
    this.addSql(
      `alter table "office_hour_run" add constraint "office_hour_run_requested_by_id_foreign" foreign key ("requested_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "office_hour_run" add constraint "office_hour_run_state_check" check ("state" in ('QUEUED', 'RUNNING', 'DONE', 'INFEASIBLE', 'FAILED', 'CANCELLED'));`,
    );

    this.addSql(
      `alter table "office_hour_slot" add constraint "office_hour_slot_round_id_foreign" foreign key ("round_id") references "office_hour_round" ("id");`,
    );
    this.addSql(
      `alter table "office_hour_slot" add constraint "office_hour_slot_mentor_id_foreign" foreign key ("mentor_id") references "mentor_profile" ("id");`,
    );
    this.addSql(
      `alter table "office_hour_slot" add constraint "office_hour_slot_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "office_hour_slot" add constraint "office_hour_slot_time_order" check (ends_at > starts_at);`,
    );
    this.addSql(
      `alter table "office_hour_slot" add constraint "office_hour_slot_capacity" check (capacity between 1 and 20);`,
    );
    this.addSql(
      `alter table "office_hour_slot" add constraint "office_hour_slot_mode_check" check ("mode" in ('ONLINE', 'ONSITE'));`,
    );

    this.addSql(
      `alter table "office_hour_request" add constraint "office_hour_request_round_id_foreign" foreign key ("round_id") references "office_hour_round" ("id");`,
    );
    this.addSql(
      `alter table "office_hour_request" add constraint "office_hour_request_startup_id_foreign" foreign key ("startup_id") references "startup" ("id");`,
    );
    this.addSql(
      `alter table "office_hour_request" add constraint "office_hour_request_saved_by_id_foreign" foreign key ("saved_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "office_hour_request" add constraint "office_hour_request_want" check (want between 0 and 20);`,
    );

    this.addSql(
      `alter table "office_hour_wish" add constraint "office_hour_wish_request_id_foreign" foreign key ("request_id") references "office_hour_request" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "office_hour_wish" add constraint "office_hour_wish_mentor_id_foreign" foreign key ("mentor_id") references "mentor_profile" ("id");`,
    );
    this.addSql(
      `alter table "office_hour_wish" add constraint "office_hour_wish_preference" check (preference between 1 and 3);`,
    );

    this.addSql(
      `alter table "office_hour_meeting" add constraint "office_hour_meeting_round_id_foreign" foreign key ("round_id") references "office_hour_round" ("id");`,
    );
    this.addSql(
      `alter table "office_hour_meeting" add constraint "office_hour_meeting_startup_id_foreign" foreign key ("startup_id") references "startup" ("id");`,
    );
    this.addSql(
      `alter table "office_hour_meeting" add constraint "office_hour_meeting_mentor_id_foreign" foreign key ("mentor_id") references "mentor_profile" ("id");`,
    );
    this.addSql(
      `alter table "office_hour_meeting" add constraint "office_hour_meeting_slot_id_foreign" foreign key ("slot_id") references "office_hour_slot" ("id");`,
    );
    this.addSql(
      `alter table "office_hour_meeting" add constraint "office_hour_meeting_booked_by_id_foreign" foreign key ("booked_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "office_hour_meeting" add constraint "office_hour_meeting_cancelled_by_id_foreign" foreign key ("cancelled_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(`alter table "office_hour_meeting" add constraint "office_hour_meeting_seat" check (seat >= 1);`);
    this.addSql(
      `alter table "office_hour_meeting" add constraint "office_hour_meeting_cancelled" check ((state = 'CANCELLED') = (cancelled_at is not null));`,
    );
    this.addSql(
      `alter table "office_hour_meeting" add constraint "office_hour_meeting_state_check" check ("state" in ('BOOKED', 'CANCELLED'));`,
    );
    for (const text of binding) this.addSql(text);
  }

  override down(): void | Promise<void> {
    this.addSql(refuseOpenWork(''));
    for (const name of [
      'office_hour_run',
      'office_hour_wish',
      'office_hour_request',
      'office_hour_meeting',
      'office_hour_slot',
      'office_hour_round',
    ])
      this.addSql(`drop table "${name}" cascade;`);
    for (const name of ['refuse_seat_beyond_slot', 'refuse_slot_without_meetings', 'refuse_barred_meeting'])
      this.addSql(`drop function "${name}"();`);
    this.addSql(`alter table "mentor_profile" drop constraint "mentor_profile_of_person";`);

    this.addSql(`alter table "outgoing_message" drop column "calendar";`);
  }
}
