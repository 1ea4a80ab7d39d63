import { Migration } from '@mikro-orm/migrations';

export class Migration20261122000000_initial extends Migration {
  override name = 'Migration20261122000000_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "job_effect" ("job_key" varchar(255) not null, "name" varchar(255) not null, "created_at" timestamptz(3) not null default now(), primary key ("job_key"));`,
    );

    this.addSql(
      `create table "job_outbox" ("id" uuid not null, "event" varchar(255) not null, "payload" jsonb not null, "programme_id" uuid null, "actor_id" uuid null, "request_id" varchar(255) null, "created_at" timestamptz(3) not null default now(), "published_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "job_outbox_waiting" on "job_outbox" ("id") where "published_at" is null;`);

    this.addSql(
      `create table "job_run" ("id" uuid not null, "job_key" varchar(255) not null, "name" varchar(255) not null, "queue" varchar(255) not null, "payload" jsonb not null, "state" text not null default 'QUEUED', "starts" int not null default 0, "attempts" int not null default 0, "done" int not null default 0, "total" int not null default 0, "step" varchar(255) null, "error" text null, "stack" text null, "programme_id" uuid null, "requested_by" uuid null, "subject_type" varchar(255) null, "subject_id" uuid null, "cancel_requested_at" timestamptz(3) null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, "created_at" timestamptz(3) not null default now(), primary key ("id"));`,
    );
    this.addSql(`alter table "job_run" add constraint "job_run_job_key_unique" unique ("job_key");`);
    this.addSql(`create index "job_run_by_state" on "job_run" ("state", "created_at", "id");`);
    this.addSql(`create index "job_run_by_subject" on "job_run" ("subject_type", "subject_id");`);
    this.addSql(
      `alter table "job_run" add constraint "job_run_state_check" check ("state" in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'DEAD', 'CANCELLED'));`,
    );

    this.addSql(
      `create table "mutation_receipt" ("actor_id" uuid not null, "client_mutation_id" varchar(255) not null, "request_hash" varchar(255) not null, "result" jsonb not null, "created_at" timestamptz(3) not null default now(), primary key ("actor_id", "client_mutation_id"));`,
    );

    this.addSql(
      `create table "organisation" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "name" varchar(255) not null, "slug" varchar(255) not null, primary key ("id"));`,
    );
    this.addSql(`alter table "organisation" add constraint "organisation_slug_unique" unique ("slug");`);

    this.addSql(
      `create table "person" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "account_id" varchar(255) null, "email" varchar(255) not null, "full_name" varchar(255) not null, "locale" text not null default 'id', "phone" varchar(255) null, "region_code" varchar(255) null, "seen_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`alter table "person" add constraint "person_account_id_unique" unique ("account_id");`);
    this.addSql(`alter table "person" add constraint "person_email_unique" unique ("email");`);
    this.addSql(`alter table "person" add constraint "person_email_is_lower_case" check (email = lower(email));`);
    this.addSql(`alter table "person" add constraint "person_locale_check" check ("locale" in ('id', 'en'));`);

    this.addSql(
      `create table "invitation" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "email" varchar(255) not null, "role" text not null, "scope_kind" text not null, "scope_id" uuid null, "token_hash" varchar(255) not null, "expires_at" timestamptz(3) not null, "used_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, "invited_by_id" uuid null, "used_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`alter table "invitation" add constraint "invitation_token_hash_unique" unique ("token_hash");`);
    this.addSql(
      `alter table "invitation" add constraint "invitation_email_is_lower_case" check (email = lower(email));`,
    );
    this.addSql(
      `alter table "invitation" add constraint "invitation_scope" check ((scope_kind = 'PLATFORM') = (scope_id is null));`,
    );
    this.addSql(
      `alter table "invitation" add constraint "invitation_role_check" check ("role" in ('ADMIN', 'DIRECTOR', 'STAFF', 'REVIEWER', 'MENTOR'));`,
    );
    this.addSql(
      `alter table "invitation" add constraint "invitation_scope_kind_check" check ("scope_kind" in ('PLATFORM', 'PROGRAMME', 'COHORT', 'SPACE'));`,
    );

    this.addSql(
      `create table "programme" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "organisation_id" uuid not null, "slug" varchar(255) not null, "name" jsonb not null, "summary" jsonb not null, "type" text not null, "zone" varchar(255) not null default 'Asia/Jakarta', primary key ("id"));`,
    );
    this.addSql(`alter table "programme" add constraint "programme_slug_unique" unique ("slug");`);
    this.addSql(
      `alter table "programme" add constraint "programme_type_check" check ("type" in ('TRAINING', 'COMPETITION', 'INCUBATION', 'FESTIVAL', 'COMMUNITY'));`,
    );

    this.addSql(
      `create table "outgoing_message" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "recipient_id" uuid null, "programme_id" uuid null, "address" varchar(255) not null, "channel" text not null, "template" varchar(255) not null, "locale" text not null, "subject" text not null, "body" text not null, "link" varchar(255) null, "dedupe_key" varchar(255) not null, "state" text not null default 'QUEUED', "tries" int not null default 0, "last_error" text null, "sent_at" timestamptz(3) null, "read_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "outgoing_message_programme_id_index" on "outgoing_message" ("programme_id");`);
    this.addSql(
      `alter table "outgoing_message" add constraint "outgoing_message_dedupe_key_unique" unique ("dedupe_key");`,
    );
    this.addSql(
      `create index "outgoing_message_inbox" on "outgoing_message" ("recipient_id", "channel", "created_at", "id");`,
    );
    this.addSql(
      `create index "outgoing_message_by_state" on "outgoing_message" ("channel", "state", "created_at", "id");`,
    );
    this.addSql(
      `alter table "outgoing_message" add constraint "outgoing_message_channel_check" check ("channel" in ('IN_APP', 'EMAIL'));`,
    );
    this.addSql(
      `alter table "outgoing_message" add constraint "outgoing_message_locale_check" check ("locale" in ('id', 'en'));`,
    );
    this.addSql(
      `alter table "outgoing_message" add constraint "outgoing_message_state_check" check ("state" in ('QUEUED', 'SENT', 'RETRYING', 'HELD', 'DEAD'));`,
    );

    this.addSql(
      `create table "region" ("code" varchar(255) not null, "name" varchar(255) not null, "level" text not null, "parent_code" varchar(255) null, "area" varchar(255) null, primary key ("code"));`,
    );
    this.addSql(`alter table "region" add constraint "region_level_check" check ("level" in ('PROVINCE', 'REGENCY'));`);

    this.addSql(
      `create table "role_grant" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "person_id" uuid not null, "role" text not null, "scope_kind" text not null, "scope_id" uuid null, "granted_by_id" uuid null, "ends_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "role_grant_person_id_index" on "role_grant" ("person_id");`);
    this.addSql(
      `alter table "role_grant" add constraint "role_grant_once" unique nulls not distinct ("person_id", "role", "scope_kind", "scope_id");`,
    );
    this.addSql(
      `alter table "role_grant" add constraint "role_grant_scope" check ((scope_kind = 'PLATFORM') = (scope_id is null));`,
    );
    this.addSql(
      `alter table "role_grant" add constraint "role_grant_role_check" check ("role" in ('ADMIN', 'DIRECTOR', 'STAFF', 'REVIEWER', 'MENTOR'));`,
    );
    this.addSql(
      `alter table "role_grant" add constraint "role_grant_scope_kind_check" check ("scope_kind" in ('PLATFORM', 'PROGRAMME', 'COHORT', 'SPACE'));`,
    );

    this.addSql(
      `create table "season" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "programme_id" uuid not null, "slug" varchar(255) not null, "number_prefix" varchar(255) not null, "name" jsonb not null, "summary" jsonb not null, "state" text not null default 'PLANNED', "opens_at" timestamptz(3) not null, "final_deadline" timestamptz(3) not null, "grace_minutes" int not null default 10, "seats" int not null, "offer_hours" int not null default 72, "max_revisions" int not null default 2, "max_lead_per_season" int not null default 1, "is_rehearsal" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`create index "season_programme_id_index" on "season" ("programme_id");`);
    this.addSql(`alter table "season" add constraint "season_slug_unique" unique ("slug");`);
    this.addSql(`alter table "season" add constraint "season_number_prefix_unique" unique ("number_prefix");`);
    this.addSql(`alter table "season" add constraint "season_date_order" check (opens_at < final_deadline);`);
    this.addSql(`alter table "season" add constraint "season_seats" check (seats > 0);`);
    this.addSql(`alter table "season" add constraint "season_grace" check (grace_minutes between 0 and 1440);`);
    this.addSql(
      `alter table "season" add constraint "season_state_check" check ("state" in ('PLANNED', 'OPEN', 'CLOSED', 'FINISHED'));`,
    );

    this.addSql(
      `create table "rubric" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "season_id" uuid not null, "name" jsonb not null, "lowest" smallint not null default 1, "highest" smallint not null default 5, "frozen_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "rubric_season_id_index" on "rubric" ("season_id");`);
    this.addSql(`alter table "rubric" add constraint "rubric_scale" check (lowest < highest);`);

    this.addSql(
      `create table "criterion" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "rubric_id" uuid not null, "key" varchar(255) not null, "position" int not null, "name" jsonb not null, "question" jsonb not null, "weight" int not null, "anchors" jsonb not null, "may_be_left_out" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`alter table "criterion" add constraint "criterion_key_once" unique ("rubric_id", "key");`);
    this.addSql(`alter table "criterion" add constraint "criterion_weight" check (weight between 1 and 100);`);

    this.addSql(
      `create table "import_run" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "season_id" uuid not null, "file_name" varchar(255) not null, "sha256" varchar(255) not null, "rows" int not null, "undone_at" timestamptz(3) null, primary key ("id"));`,
    );

    this.addSql(
      `create table "form_definition" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "season_id" uuid not null, "kind" text not null, "form_version" int not null, "definition" jsonb not null, "published_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "form_definition" add constraint "form_version_once" unique ("season_id", "kind", "form_version");`,
    );
    this.addSql(
      `alter table "form_definition" add constraint "form_definition_kind_check" check ("kind" in ('ELIGIBILITY', 'APPLICATION'));`,
    );

    this.addSql(
      `create table "cohort" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "season_id" uuid not null, "slug" varchar(255) not null, "name" jsonb not null, "capacity" int not null, "state" text not null default 'PLANNED', primary key ("id"));`,
    );
    this.addSql(`create index "cohort_season_id_index" on "cohort" ("season_id");`);
    this.addSql(`alter table "cohort" add constraint "cohort_slug_unique" unique ("slug");`);
    this.addSql(`alter table "cohort" add constraint "cohort_capacity" check (capacity > 0);`);
    this.addSql(
      `alter table "cohort" add constraint "cohort_state_check" check ("state" in ('PLANNED', 'ACTIVE', 'COMPLETED'));`,
    );

    this.addSql(
      `create table "mentor_profile" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "person_id" uuid not null, "cohort_id" uuid not null, "headline" varchar(255) not null default '', "organisation" varchar(255) not null default '', "topics" text[] not null, "sectors" text[] not null, "stages" text[] not null, "languages" text[] not null, "max_startups" int not null default 3, "state" text not null default 'ACTIVE', primary key ("id"));`,
    );
    this.addSql(`create index "mentor_profile_person_id_index" on "mentor_profile" ("person_id");`);
    this.addSql(`alter table "mentor_profile" add constraint "mentor_profile_once" unique ("person_id", "cohort_id");`);
    this.addSql(
      `alter table "mentor_profile" add constraint "mentor_profile_max" check (max_startups between 0 and 50);`,
    );
    this.addSql(
      `alter table "mentor_profile" add constraint "mentor_profile_state_check" check ("state" in ('INVITED', 'ACTIVE', 'PAUSED', 'ENDED'));`,
    );

    this.addSql(
      `create table "match_run" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "cohort_id" uuid not null, "state" text not null default 'QUEUED', "requested_by_id" uuid null, "outcome" jsonb null, "finished_at" timestamptz(3) null, "published_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "match_run_cohort_id_index" on "match_run" ("cohort_id");`);
    this.addSql(
      `alter table "match_run" add constraint "match_run_state_check" check ("state" in ('QUEUED', 'RUNNING', 'DONE', 'INFEASIBLE', 'FAILED', 'CANCELLED'));`,
    );

    this.addSql(
      `create table "space" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "organisation_id" uuid not null, "slug" varchar(255) not null, "name" varchar(255) not null, "summary" jsonb not null, "region_code" varchar(255) not null, "state" text not null, "focus_areas" text[] not null, "facilities" text[] not null, primary key ("id"));`,
    );
    this.addSql(`alter table "space" add constraint "space_slug_unique" unique ("slug");`);
    this.addSql(
      `alter table "space" add constraint "space_state_check" check ("state" in ('PLANNED', 'PREPARING', 'OPEN', 'CLOSED'));`,
    );

    this.addSql(
      `create table "stage" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "season_id" uuid not null, "key" varchar(255) not null, "kind" text not null, "position" int not null, "staff_name" jsonb not null, "applicant_name" jsonb not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) not null, "seats" int null, "gate" jsonb not null default '[]', primary key ("id"));`,
    );
    this.addSql(`alter table "stage" add constraint "stage_key_once" unique ("season_id", "key");`);
    this.addSql(
      `alter table "stage" add constraint "stage_position_once" unique ("season_id", "position") deferrable initially deferred;`,
    );
    this.addSql(`alter table "stage" add constraint "stage_date_order" check (starts_at < ends_at);`);
    this.addSql(`alter table "stage" add constraint "stage_seats" check (seats is null or seats > 0);`);
    this.addSql(`alter table "stage" add constraint "stage_position" check (position >= 1);`);
    this.addSql(
      `alter table "stage" add constraint "stage_kind_check" check ("kind" in ('INTAKE', 'CHECK', 'REVIEW', 'INTERVIEW', 'BOOTCAMP', 'INCUBATION', 'SHOWCASE', 'AFTERCARE'));`,
    );

    this.addSql(
      `create table "review_round" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "season_id" uuid not null, "stage_id" uuid not null, "rubric_id" uuid not null, "name" jsonb not null, "state" text not null default 'SETUP', "reads_per_application" int not null default 3, "quota" int not null, "hidden_fields" text[] not null, "blind" boolean not null default true, "opened_at" timestamptz(3) null, "locks_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "review_round_season_id_index" on "review_round" ("season_id");`);
    this.addSql(
      `alter table "review_round" add constraint "review_round_reads" check (reads_per_application between 1 and 20);`,
    );
    this.addSql(`alter table "review_round" add constraint "review_round_quota" check (quota > 0);`);
    this.addSql(
      `alter table "review_round" add constraint "review_round_state_check" check ("state" in ('SETUP', 'OPEN', 'LOCKED', 'SCORED'));`,
    );

    this.addSql(
      `create table "score_run" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "round_id" uuid not null, "inputs_hash" varchar(255) not null, "engine_version" varchar(255) not null, "level" smallint not null, "quota" int not null, "reviews" int not null, "model" jsonb not null, "warnings" jsonb not null, "is_current" boolean not null default true, primary key ("id"));`,
    );
    this.addSql(`create index "score_run_round_id_index" on "score_run" ("round_id");`);
    this.addSql(`create unique index "score_run_one_current" on "score_run" ("round_id") where "is_current";`);
    this.addSql(
      `alter table "score_run" add constraint "score_run_once" unique ("round_id", "inputs_hash", "engine_version");`,
    );

    this.addSql(
      `create table "reviewer_leniency" ("id" uuid not null, "is_sample" boolean not null default false, "run_id" uuid not null, "reviewer_id" uuid not null, "reads" int not null, "leniency" double precision not null, "sd" double precision null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "reviewer_leniency" add constraint "reviewer_leniency_once" unique ("run_id", "reviewer_id");`,
    );

    this.addSql(
      `create table "decision_batch" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "round_id" uuid not null, "released_by_id" uuid not null, "released_at" timestamptz(3) not null, "accepted" int not null, "waitlisted" int not null, "declined" int not null, primary key ("id"));`,
    );
    this.addSql(`create index "decision_batch_round_id_index" on "decision_batch" ("round_id");`);

    this.addSql(
      `create table "commitment" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "round_id" uuid not null, "reviewer_id" uuid not null, "capacity" int not null, "sectors" text[] not null, primary key ("id"));`,
    );
    this.addSql(`create index "commitment_reviewer_id_index" on "commitment" ("reviewer_id");`);
    this.addSql(`alter table "commitment" add constraint "commitment_once" unique ("round_id", "reviewer_id");`);
    this.addSql(`alter table "commitment" add constraint "commitment_capacity" check (capacity between 0 and 500);`);

    this.addSql(
      `create table "assignment_run" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "round_id" uuid not null, "state" text not null default 'QUEUED', "requested_by_id" uuid null, "outcome" jsonb null, "finished_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "assignment_run_round_id_index" on "assignment_run" ("round_id");`);
    this.addSql(
      `alter table "assignment_run" add constraint "assignment_run_state_check" check ("state" in ('QUEUED', 'RUNNING', 'DONE', 'INFEASIBLE', 'FAILED', 'CANCELLED'));`,
    );

    this.addSql(
      `create table "startup" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "name" varchar(255) not null, "one_liner" text not null default '', "sectors" text[] not null, "topics_needed" text[] not null, "stage" text null, "region_code" varchar(255) null, "website" varchar(255) null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "startup" add constraint "startup_stage_check" check ("stage" in ('IDEA', 'PROTOTYPE', 'MVP', 'EARLY_REVENUE', 'GROWTH'));`,
    );

    this.addSql(
      `create table "mentor_match" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "run_id" uuid not null, "startup_id" uuid not null, "mentor_id" uuid not null, "affinity" int not null, "reasons" jsonb not null, "state" text not null default 'PROPOSED', "offered_at" timestamptz(3) null, "answered_at" timestamptz(3) null, "answer_note" text not null default '', primary key ("id"));`,
    );
    this.addSql(`create index "mentor_match_startup_id_index" on "mentor_match" ("startup_id");`);
    this.addSql(`create index "mentor_match_mentor_id_index" on "mentor_match" ("mentor_id");`);
    this.addSql(
      `create unique index "mentor_match_one_live" on "mentor_match" ("startup_id", "mentor_id") where "state" in ('OFFERED', 'ACTIVE');`,
    );
    this.addSql(
      `alter table "mentor_match" add constraint "mentor_match_once" unique ("run_id", "startup_id", "mentor_id");`,
    );
    this.addSql(
      `alter table "mentor_match" add constraint "mentor_match_state_check" check ("state" in ('PROPOSED', 'OFFERED', 'ACTIVE', 'DECLINED', 'EXPIRED', 'ENDED'));`,
    );

    this.addSql(
      `create table "membership" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "person_id" uuid not null, "startup_id" uuid not null, "role_in_team" varchar(255) not null default 'OTHER', "is_lead" boolean not null default false, "left_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "membership_person_id_index" on "membership" ("person_id");`);
    this.addSql(`create index "membership_startup_id_index" on "membership" ("startup_id");`);
    this.addSql(
      `create unique index "membership_once" on "membership" ("person_id", "startup_id") where "left_at" is null;`,
    );
    this.addSql(
      `create unique index "membership_one_lead" on "membership" ("startup_id") where "is_lead" and "left_at" is null;`,
    );

    this.addSql(
      `create table "match_wish" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "startup_id" uuid not null, "mentor_id" uuid not null, "kind" text not null, "set_by_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(`alter table "match_wish" add constraint "match_wish_once" unique ("startup_id", "mentor_id");`);
    this.addSql(`alter table "match_wish" add constraint "match_wish_kind_check" check ("kind" in ('PIN', 'FORBID'));`);

    this.addSql(
      `create table "conflict" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "person_id" uuid not null, "startup_id" uuid not null, "source" text not null, "reason" text not null, "note" text not null default '', "lifted_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "conflict_startup_id_index" on "conflict" ("startup_id");`);
    this.addSql(
      `create unique index "conflict_once" on "conflict" ("person_id", "startup_id", "source") where "lifted_at" is null;`,
    );
    this.addSql(
      `alter table "conflict" add constraint "conflict_source_check" check ("source" in ('DECLARED', 'DETECTED', 'LEARNED'));`,
    );
    this.addSql(
      `alter table "conflict" add constraint "conflict_reason_check" check ("reason" in ('SAME_ORGANISATION', 'MENTOR_OF', 'FAMILY', 'INVESTOR', 'TEAM', 'OTHER'));`,
    );

    this.addSql(
      `create table "application" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "season_id" uuid not null, "startup_id" uuid not null, "lead_id" uuid not null, "number" varchar(255) not null, "lifecycle" text not null default 'DRAFT', "eligibility" jsonb not null default '{}', "answers" jsonb not null default '{}', "form_version" int not null, "submitted_at" timestamptz(3) null, "withdrawn_at" timestamptz(3) null, "withdrawn_from" text null, "import_run_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`alter table "application" add constraint "application_number_unique" unique ("number");`);
    this.addSql(
      `create index "application_by_season" on "application" ("season_id", "lifecycle", "submitted_at", "id");`,
    );
    this.addSql(`create index "application_by_lead" on "application" ("lead_id");`);
    this.addSql(
      `create unique index "application_one_per_season" on "application" ("startup_id", "season_id") where "lifecycle" not in ('WITHDRAWN', 'EXPIRED');`,
    );
    this.addSql(
      `alter table "application" add constraint "application_submitted_has_time" check (lifecycle in ('DRAFT', 'EXPIRED', 'WITHDRAWN') or submitted_at is not null);`,
    );
    this.addSql(
      `alter table "application" add constraint "application_lifecycle_check" check ("lifecycle" in ('DRAFT', 'EXPIRED', 'SUBMITTED', 'REVISION_REQUESTED', 'INELIGIBLE', 'IN_SELECTION', 'WAITLISTED', 'OFFERED', 'CONFIRMED', 'NOT_SELECTED', 'DECLINED', 'OFFER_EXPIRED', 'WITHDRAWN'));`,
    );
    this.addSql(
      `alter table "application" add constraint "application_withdrawn_from_check" check ("withdrawn_from" in ('DRAFT', 'EXPIRED', 'SUBMITTED', 'REVISION_REQUESTED', 'INELIGIBLE', 'IN_SELECTION', 'WAITLISTED', 'OFFERED', 'CONFIRMED', 'NOT_SELECTED', 'DECLINED', 'OFFER_EXPIRED', 'WITHDRAWN'));`,
    );

    this.addSql(
      `create table "stage_entry" ("id" uuid not null, "is_sample" boolean not null default false, "application_id" uuid not null, "stage_id" uuid not null, "entered_at" timestamptz(3) not null, "left_at" timestamptz(3) null, "result" text null, "moved_by_id" uuid null, "gate_met" text[] not null, "waiver" text not null default '', primary key ("id"));`,
    );
    this.addSql(`create index "stage_entry_stage_id_index" on "stage_entry" ("stage_id");`);
    this.addSql(`create index "stage_entry_by_application" on "stage_entry" ("application_id", "entered_at");`);
    this.addSql(
      `create unique index "stage_entry_one_open" on "stage_entry" ("application_id") where "left_at" is null;`,
    );
    this.addSql(
      `alter table "stage_entry" add constraint "stage_entry_left_has_result" check ((left_at is null) = (result is null));`,
    );
    this.addSql(
      `alter table "stage_entry" add constraint "stage_entry_result_check" check ("result" in ('PASSED', 'NOT_PASSED', 'WITHDRAWN'));`,
    );

    this.addSql(
      `create table "score_result" ("id" uuid not null, "is_sample" boolean not null default false, "run_id" uuid not null, "application_id" uuid not null, "reads" int not null, "raw_mean" double precision not null, "calibrated" double precision null, "sd" double precision null, "low" double precision null, "high" double precision null, "rank" int not null, "rank_low" int null, "rank_high" int null, "chance" double precision null, "band" text not null, "spread" double precision not null default 0, "contributions" jsonb not null, primary key ("id"));`,
    );
    this.addSql(`create index "score_result_application_id_index" on "score_result" ("application_id");`);
    this.addSql(`create index "score_result_by_rank" on "score_result" ("run_id", "rank", "id");`);
    this.addSql(`alter table "score_result" add constraint "score_result_once" unique ("run_id", "application_id");`);
    this.addSql(
      `alter table "score_result" add constraint "score_result_band_check" check ("band" in ('IN', 'CLOSE', 'OUT'));`,
    );

    this.addSql(
      `create table "revision_request" ("id" uuid not null, "is_sample" boolean not null default false, "application_id" uuid not null, "sequence" int not null, "field_keys" text[] not null, "note" text not null, "due_at" timestamptz(3) not null, "asked_by_id" uuid not null, "asked_at" timestamptz(3) not null, "answered_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "revision_request" add constraint "revision_request_once" unique ("application_id", "sequence");`,
    );
    this.addSql(
      `alter table "revision_request" add constraint "revision_request_names_fields" check (coalesce(array_length(field_keys, 1), 0) > 0);`,
    );

    this.addSql(
      `create table "offer" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "application_id" uuid not null, "state" text not null default 'MADE', "expires_at" timestamptz(3) not null, "answered_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "offer_one_open" on "offer" ("application_id") where "state" in ('MADE', 'CONFIRMED');`,
    );
    this.addSql(
      `alter table "offer" add constraint "offer_state_check" check ("state" in ('MADE', 'CONFIRMED', 'DECLINED', 'EXPIRED'));`,
    );

    this.addSql(
      `create table "enrolment" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "cohort_id" uuid not null, "startup_id" uuid not null, "application_id" uuid not null, "stage_id" uuid not null, "state" text not null default 'ACTIVE', "started_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "enrolment_cohort_id_index" on "enrolment" ("cohort_id");`);
    this.addSql(`alter table "enrolment" add constraint "enrolment_application_id_unique" unique ("application_id");`);
    this.addSql(`create index "enrolment_stage_id_index" on "enrolment" ("stage_id");`);
    this.addSql(`alter table "enrolment" add constraint "enrolment_once" unique ("cohort_id", "startup_id");`);
    this.addSql(
      `alter table "enrolment" add constraint "enrolment_state_check" check ("state" in ('ACTIVE', 'ON_HOLD', 'GRADUATED', 'LEFT', 'ENDED'));`,
    );

    this.addSql(
      `create table "decision" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "round_id" uuid not null, "application_id" uuid not null, "outcome" text not null, "reason" text null, "note" text not null default '', "decided_by_id" uuid not null, "batch_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "decision_application_id_index" on "decision" ("application_id");`);
    this.addSql(`alter table "decision" add constraint "decision_once" unique ("round_id", "application_id");`);
    this.addSql(
      `alter table "decision" add constraint "decision_decline_says_why" check (outcome <> 'DECLINE' or reason is not null);`,
    );
    this.addSql(
      `alter table "decision" add constraint "decision_outcome_check" check ("outcome" in ('ACCEPT', 'WAITLIST', 'DECLINE'));`,
    );
    this.addSql(
      `alter table "decision" add constraint "decision_reason_check" check ("reason" in ('SEATS_FULL', 'MARKET_EVIDENCE', 'TEAM_CAPACITY', 'READINESS', 'PROGRAMME_FIT', 'INCOMPLETE_PROOF', 'OTHER'));`,
    );

    this.addSql(
      `create table "check_verdict" ("id" uuid not null, "is_sample" boolean not null default false, "application_id" uuid not null, "result" text not null, "reason_codes" text[] not null, "note" text not null default '', "checked_by_id" uuid not null, "checked_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "check_verdict_application_id_index" on "check_verdict" ("application_id");`);
    this.addSql(
      `alter table "check_verdict" add constraint "check_verdict_says_why" check (result <> 'INELIGIBLE' or coalesce(array_length(reason_codes, 1), 0) > 0);`,
    );
    this.addSql(
      `alter table "check_verdict" add constraint "check_verdict_result_check" check ("result" in ('ELIGIBLE', 'INELIGIBLE', 'REVISE'));`,
    );

    this.addSql(
      `create table "assignment" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "round_id" uuid not null, "application_id" uuid not null, "reviewer_id" uuid not null, "run_id" uuid null, "state" text not null default 'OFFERED', "cleared_at" timestamptz(3) null, "reasons" jsonb not null default '{}', primary key ("id"));`,
    );
    this.addSql(`create index "assignment_application_id_index" on "assignment" ("application_id");`);
    this.addSql(`create index "assignment_queue" on "assignment" ("reviewer_id", "state", "id");`);
    this.addSql(
      `alter table "assignment" add constraint "assignment_once" unique ("round_id", "application_id", "reviewer_id");`,
    );
    this.addSql(
      `alter table "assignment" add constraint "assignment_state_check" check ("state" in ('OFFERED', 'IN_PROGRESS', 'DONE', 'RECUSED', 'VOID', 'LAPSED'));`,
    );

    this.addSql(
      `create table "review" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "assignment_id" uuid not null, "state" text not null default 'DRAFT', "confidence" smallint null, "shared_comment" text not null default '', "private_comment" text not null default '', "total" double precision null, "sent_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`alter table "review" add constraint "review_assignment_id_unique" unique ("assignment_id");`);
    this.addSql(`alter table "review" add constraint "review_confidence" check (confidence between 1 and 5);`);
    this.addSql(
      `alter table "review" add constraint "review_sent_is_whole" check ((state = 'SENT') = (sent_at is not null and total is not null));`,
    );
    this.addSql(`alter table "review" add constraint "review_state_check" check ("state" in ('DRAFT', 'SENT'));`);

    this.addSql(
      `create table "review_score" ("id" uuid not null, "is_sample" boolean not null default false, "review_id" uuid not null, "criterion_id" uuid not null, "score" smallint null, "comment" text not null default '', primary key ("id"));`,
    );
    this.addSql(`create index "review_score_criterion_id_index" on "review_score" ("criterion_id");`);
    this.addSql(`alter table "review_score" add constraint "review_score_once" unique ("review_id", "criterion_id");`);
    this.addSql(`alter table "review_score" add constraint "review_score_scale" check (score between 1 and 5);`);

    this.addSql(
      `create table "application_snapshot" ("id" uuid not null, "is_sample" boolean not null default false, "application_id" uuid not null, "sequence" int not null, "answers" jsonb not null, "form_version" int not null, "taken_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "application_snapshot" add constraint "application_snapshot_once" unique ("application_id", "sequence");`,
    );

    this.addSql(
      `create table "application_member" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "application_id" uuid not null, "person_id" uuid null, "name" varchar(255) not null, "email" varchar(255) not null, "role_in_team" text not null default 'OTHER', "right" text not null default 'EDIT', "is_lead" boolean not null default false, "joined_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "application_member_person_id_index" on "application_member" ("person_id");`);
    this.addSql(
      `alter table "application_member" add constraint "application_member_once" unique ("application_id", "email");`,
    );
    this.addSql(
      `alter table "application_member" add constraint "application_member_role_in_team_check" check ("role_in_team" in ('HUSTLER', 'HIPSTER', 'HACKER', 'OTHER'));`,
    );
    this.addSql(
      `alter table "application_member" add constraint "application_member_right_check" check ("right" in ('READ', 'EDIT', 'SUBMIT'));`,
    );

    this.addSql(
      `create table "stored_file" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "application_id" uuid not null, "uploaded_by_id" uuid not null, "field_key" varchar(255) not null, "name" varchar(255) not null, "media_type" varchar(255) not null, "bytes" int not null, "sha256" varchar(255) not null, "storage_key" varchar(255) not null, primary key ("id"));`,
    );
    this.addSql(`create index "stored_file_application_id_index" on "stored_file" ("application_id");`);
    this.addSql(`alter table "stored_file" add constraint "stored_file_storage_key_unique" unique ("storage_key");`);
    this.addSql(`alter table "stored_file" add constraint "stored_file_bytes" check (bytes > 0);`);

    this.addSql(
      `create table "submission_attempt" ("id" uuid not null, "is_sample" boolean not null default false, "application_id" uuid not null, "person_id" uuid not null, "received_at" timestamptz(3) not null default clock_timestamp(), "accepted" boolean not null default false, "missing_fields" text[] not null, "attempt_key" varchar(255) not null, "answers_hash" varchar(255) not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "submission_attempt" add constraint "submission_attempt_once" unique ("application_id", "attempt_key", "answers_hash");`,
    );

    this.addSql(
      `alter table "invitation" add constraint "invitation_invited_by_id_foreign" foreign key ("invited_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "invitation" add constraint "invitation_used_by_id_foreign" foreign key ("used_by_id") references "person" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "programme" add constraint "programme_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );

    this.addSql(
      `alter table "outgoing_message" add constraint "outgoing_message_recipient_id_foreign" foreign key ("recipient_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "outgoing_message" add constraint "outgoing_message_programme_id_foreign" foreign key ("programme_id") references "programme" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "role_grant" add constraint "role_grant_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "role_grant" add constraint "role_grant_granted_by_id_foreign" foreign key ("granted_by_id") references "person" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "season" add constraint "season_programme_id_foreign" foreign key ("programme_id") references "programme" ("id");`,
    );

    this.addSql(
      `alter table "rubric" add constraint "rubric_season_id_foreign" foreign key ("season_id") references "season" ("id");`,
    );

    this.addSql(
      `alter table "criterion" add constraint "criterion_rubric_id_foreign" foreign key ("rubric_id") references "rubric" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "import_run" add constraint "import_run_season_id_foreign" foreign key ("season_id") references "season" ("id");`,
    );

    this.addSql(
      `alter table "form_definition" add constraint "form_definition_season_id_foreign" foreign key ("season_id") references "season" ("id");`,
    );

    this.addSql(
      `alter table "cohort" add constraint "cohort_season_id_foreign" foreign key ("season_id") references "season" ("id");`,
    );

    this.addSql(
      `alter table "mentor_profile" add constraint "mentor_profile_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "mentor_profile" add constraint "mentor_profile_cohort_id_foreign" foreign key ("cohort_id") references "cohort" ("id");`,
    );

    this.addSql(
      `alter table "match_run" add constraint "match_run_cohort_id_foreign" foreign key ("cohort_id") references "cohort" ("id");`,
    );
    this.addSql(
      `alter table "match_run" add constraint "match_run_requested_by_id_foreign" foreign key ("requested_by_id") references "person" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "space" add constraint "space_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );

    this.addSql(
      `alter table "stage" add constraint "stage_season_id_foreign" foreign key ("season_id") references "season" ("id");`,
    );

    this.addSql(
      `alter table "review_round" add constraint "review_round_season_id_foreign" foreign key ("season_id") references "season" ("id");`,
    );
    this.addSql(
      `alter table "review_round" add constraint "review_round_stage_id_foreign" foreign key ("stage_id") references "stage" ("id");`,
    );
    this.addSql(
      `alter table "review_round" add constraint "review_round_rubric_id_foreign" foreign key ("rubric_id") references "rubric" ("id");`,
    );

    this.addSql(
      `alter table "score_run" add constraint "score_run_round_id_foreign" foreign key ("round_id") references "review_round" ("id");`,
    );

    this.addSql(
      `alter table "reviewer_leniency" add constraint "reviewer_leniency_run_id_foreign" foreign key ("run_id") references "score_run" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "reviewer_leniency" add constraint "reviewer_leniency_reviewer_id_foreign" foreign key ("reviewer_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "decision_batch" add constraint "decision_batch_round_id_foreign" foreign key ("round_id") references "review_round" ("id");`,
    );
    this.addSql(
      `alter table "decision_batch" add constraint "decision_batch_released_by_id_foreign" foreign key ("released_by_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "commitment" add constraint "commitment_round_id_foreign" foreign key ("round_id") references "review_round" ("id");`,
    );
    this.addSql(
      `alter table "commitment" add constraint "commitment_reviewer_id_foreign" foreign key ("reviewer_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "assignment_run" add constraint "assignment_run_round_id_foreign" foreign key ("round_id") references "review_round" ("id");`,
    );
    this.addSql(
      `alter table "assignment_run" add constraint "assignment_run_requested_by_id_foreign" foreign key ("requested_by_id") references "person" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "mentor_match" add constraint "mentor_match_run_id_foreign" foreign key ("run_id") references "match_run" ("id");`,
    );
    this.addSql(
      `alter table "mentor_match" add constraint "mentor_match_startup_id_foreign" foreign key ("startup_id") references "startup" ("id");`,
    );
    this.addSql(
      `alter table "mentor_match" add constraint "mentor_match_mentor_id_foreign" foreign key ("mentor_id") references "mentor_profile" ("id");`,
    );

    this.addSql(
      `alter table "membership" add constraint "membership_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "membership" add constraint "membership_startup_id_foreign" foreign key ("startup_id") references "startup" ("id");`,
    );

    this.addSql(
      `alter table "match_wish" add constraint "match_wish_startup_id_foreign" foreign key ("startup_id") references "startup" ("id");`,
    );
    this.addSql(
      `alter table "match_wish" add constraint "match_wish_mentor_id_foreign" foreign key ("mentor_id") references "mentor_profile" ("id");`,
    );
    this.addSql(
      `alter table "match_wish" add constraint "match_wish_set_by_id_foreign" foreign key ("set_by_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "conflict" add constraint "conflict_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "conflict" add constraint "conflict_startup_id_foreign" foreign key ("startup_id") references "startup" ("id");`,
    );

    this.addSql(
      `alter table "application" add constraint "application_season_id_foreign" foreign key ("season_id") references "season" ("id");`,
    );
    this.addSql(
      `alter table "application" add constraint "application_startup_id_foreign" foreign key ("startup_id") references "startup" ("id");`,
    );
    this.addSql(
      `alter table "application" add constraint "application_lead_id_foreign" foreign key ("lead_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "application" add constraint "application_import_run_id_foreign" foreign key ("import_run_id") references "import_run" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "stage_entry" add constraint "stage_entry_application_id_foreign" foreign key ("application_id") references "application" ("id");`,
    );
    this.addSql(
      `alter table "stage_entry" add constraint "stage_entry_stage_id_foreign" foreign key ("stage_id") references "stage" ("id");`,
    );
    this.addSql(
      `alter table "stage_entry" add constraint "stage_entry_moved_by_id_foreign" foreign key ("moved_by_id") references "person" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "score_result" add constraint "score_result_run_id_foreign" foreign key ("run_id") references "score_run" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "score_result" add constraint "score_result_application_id_foreign" foreign key ("application_id") references "application" ("id");`,
    );

    this.addSql(
      `alter table "revision_request" add constraint "revision_request_application_id_foreign" foreign key ("application_id") references "application" ("id");`,
    );
    this.addSql(
      `alter table "revision_request" add constraint "revision_request_asked_by_id_foreign" foreign key ("asked_by_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "offer" add constraint "offer_application_id_foreign" foreign key ("application_id") references "application" ("id");`,
    );

    this.addSql(
      `alter table "enrolment" add constraint "enrolment_cohort_id_foreign" foreign key ("cohort_id") references "cohort" ("id");`,
    );
    this.addSql(
      `alter table "enrolment" add constraint "enrolment_startup_id_foreign" foreign key ("startup_id") references "startup" ("id");`,
    );
    this.addSql(
      `alter table "enrolment" add constraint "enrolment_application_id_foreign" foreign key ("application_id") references "application" ("id");`,
    );
    this.addSql(
      `alter table "enrolment" add constraint "enrolment_stage_id_foreign" foreign key ("stage_id") references "stage" ("id");`,
    );

    this.addSql(
      `alter table "decision" add constraint "decision_round_id_foreign" foreign key ("round_id") references "review_round" ("id");`,
    );
    this.addSql(
      `alter table "decision" add constraint "decision_application_id_foreign" foreign key ("application_id") references "application" ("id");`,
    );
    this.addSql(
      `alter table "decision" add constraint "decision_decided_by_id_foreign" foreign key ("decided_by_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "decision" add constraint "decision_batch_id_foreign" foreign key ("batch_id") references "decision_batch" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "check_verdict" add constraint "check_verdict_application_id_foreign" foreign key ("application_id") references "application" ("id");`,
    );
    this.addSql(
      `alter table "check_verdict" add constraint "check_verdict_checked_by_id_foreign" foreign key ("checked_by_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "assignment" add constraint "assignment_round_id_foreign" foreign key ("round_id") references "review_round" ("id");`,
    );
    this.addSql(
      `alter table "assignment" add constraint "assignment_application_id_foreign" foreign key ("application_id") references "application" ("id");`,
    );
    this.addSql(
      `alter table "assignment" add constraint "assignment_reviewer_id_foreign" foreign key ("reviewer_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "assignment" add constraint "assignment_run_id_foreign" foreign key ("run_id") references "assignment_run" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "review" add constraint "review_assignment_id_foreign" foreign key ("assignment_id") references "assignment" ("id");`,
    );

    this.addSql(
      `alter table "review_score" add constraint "review_score_review_id_foreign" foreign key ("review_id") references "review" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "review_score" add constraint "review_score_criterion_id_foreign" foreign key ("criterion_id") references "criterion" ("id");`,
    );

    this.addSql(
      `alter table "application_snapshot" add constraint "application_snapshot_application_id_foreign" foreign key ("application_id") references "application" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "application_member" add constraint "application_member_application_id_foreign" foreign key ("application_id") references "application" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "application_member" add constraint "application_member_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "stored_file" add constraint "stored_file_application_id_foreign" foreign key ("application_id") references "application" ("id");`,
    );
    this.addSql(
      `alter table "stored_file" add constraint "stored_file_uploaded_by_id_foreign" foreign key ("uploaded_by_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "submission_attempt" add constraint "submission_attempt_application_id_foreign" foreign key ("application_id") references "application" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "submission_attempt" add constraint "submission_attempt_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );
  }
}
