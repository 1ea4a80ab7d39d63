import { Migration } from '@mikro-orm/migrations';

/**
 * Nobody ranks a pair in conflict, checked at commit like its matches: the writer of a choice and that of a conflict meet
 * on the row of the person. Where a reviewer works is what the promise of the round says, else what the profile says.
 */
const binding = [
  `create function "refuse_barred_choice"() returns trigger language plpgsql as $$
  declare mentor_person uuid;
  begin
    select p.person_id into mentor_person from mentor_profile p where p.id = new.mentor_id;
    perform 1 from person where id = mentor_person for key share;
    if exists (select from ranked_choice k where k.id = new.id) and pair_is_barred(mentor_person, new.startup_id, false)
    then raise exception 'The choice % joins a mentor and a startup in conflict.', new.id
      using errcode = 'check_violation', table = 'ranked_choice', constraint = 'ranked_choice_without_conflict';
    end if;
    return null;
  end $$;`,
  `create constraint trigger "ranked_choice_without_conflict"
    after insert or update of mentor_id, startup_id on "ranked_choice"
    deferrable initially deferred for each row execute function refuse_barred_choice();`,
  `create function "refuse_open_choice"() returns trigger language plpgsql as $$
  begin
    if exists (select from conflict c where c.id = new.id and c.lifted_at is null and c.reason <> 'MENTOR_OF')
      and exists (select from ranked_choice k join mentor_profile p on p.id = k.mentor_id
        where p.person_id = new.person_id and k.startup_id = new.startup_id)
    then raise exception 'The conflict % leaves work of this pair open.', new.id
      using errcode = 'check_violation', table = 'conflict', constraint = 'conflict_leaves_no_choice';
    end if;
    return null;
  end $$;`,
  `create constraint trigger "conflict_leaves_no_choice"
    after insert or update of person_id, startup_id, reason, lifted_at on "conflict"
    deferrable initially deferred for each row when (new.lifted_at is null) execute function refuse_open_choice();`,
  `create or replace function "refuse_read_over_rule"() returns trigger language plpgsql as $$
  declare
    rule record;
    mine record;
  begin
    select r.most_per_organisation as most, (select (n->>'most')::int from jsonb_array_elements(r.needs) n
        where n->>'kind' = c.kind) as most_of_kind, c.kind, lower(btrim(coalesce(nullif(c.organisation, ''), f.organisation, ''))) as place
      into rule from review_round r join commitment c on c.round_id = r.id and c.reviewer_id = new.reviewer_id
      left join reviewer_profile f on f.person_id = new.reviewer_id
      where r.id = new.round_id;
    if not found or (rule.most_of_kind is null and (rule.most is null or rule.place = '')) then return null; end if;
    perform 1 from review_round where id = new.round_id for no key update;
    if not exists (select from assignment x where x.id = new.id and x.state in ('OFFERED', 'IN_PROGRESS', 'DONE'))
    then return null; end if;
    select count(*) filter (where c.kind = rule.kind) as of_kind,
        count(*) filter (where rule.place <> '' and lower(btrim(coalesce(nullif(c.organisation, ''), f.organisation))) = rule.place) as of_place
      into mine from assignment x
      left join commitment c on c.round_id = x.round_id and c.reviewer_id = x.reviewer_id
      left join reviewer_profile f on f.person_id = x.reviewer_id
      where x.round_id = new.round_id and x.application_id = new.application_id
        and x.state in ('OFFERED', 'IN_PROGRESS', 'DONE');
    if mine.of_kind > rule.most_of_kind or mine.of_place > rule.most
    then raise exception 'The assignment % passes a rule of its round on who reads.', new.id
      using errcode = 'check_violation', table = 'assignment', constraint = 'assignment_within_rules';
    end if;
    return null;
  end $$;`,
];

const unbinding = [
  `drop trigger "ranked_choice_without_conflict" on "ranked_choice";`,
  `drop function "refuse_barred_choice"();`,
  `drop trigger "conflict_leaves_no_choice" on "conflict";`,
  `drop function "refuse_open_choice"();`,
  `create or replace function "refuse_read_over_rule"() returns trigger language plpgsql as $$
  declare
    rule record;
    mine record;
  begin
    select r.most_per_organisation as most, (select (n->>'most')::int from jsonb_array_elements(r.needs) n
        where n->>'kind' = c.kind) as most_of_kind, c.kind, lower(btrim(coalesce(f.organisation, ''))) as place
      into rule from review_round r join commitment c on c.round_id = r.id and c.reviewer_id = new.reviewer_id
      left join reviewer_profile f on f.person_id = new.reviewer_id
      where r.id = new.round_id;
    if not found or (rule.most_of_kind is null and (rule.most is null or rule.place = '')) then return null; end if;
    perform 1 from review_round where id = new.round_id for no key update;
    if not exists (select from assignment x where x.id = new.id and x.state in ('OFFERED', 'IN_PROGRESS', 'DONE'))
    then return null; end if;
    select count(*) filter (where c.kind = rule.kind) as of_kind,
        count(*) filter (where rule.place <> '' and lower(btrim(f.organisation)) = rule.place) as of_place
      into mine from assignment x
      left join commitment c on c.round_id = x.round_id and c.reviewer_id = x.reviewer_id
      left join reviewer_profile f on f.person_id = x.reviewer_id
      where x.round_id = new.round_id and x.application_id = new.application_id
        and x.state in ('OFFERED', 'IN_PROGRESS', 'DONE');
    if mine.of_kind > rule.most_of_kind or mine.of_place > rule.most
    then raise exception 'The assignment % passes a rule of its round on who reads.', new.id
      using errcode = 'check_violation', table = 'assignment', constraint = 'assignment_within_rules';
    end if;
    return null;
  end $$;`,
];

/** Times that were answered in applications before, and places of work that profiles told. */
const toldBefore = [
  `update "startup" s set "free_times" = told.times from (
    select distinct on (a.startup_id) a.startup_id, array(
        select distinct e.value from jsonb_array_elements_text(x.answers -> f.key) e
        where e.value ~ '^(mon|tue|wed|thu|fri|sat|sun)[.](morning|afternoon|evening)$' order by 1) as times
    from application a join application_snapshot x on x.application_id = a.id
    join lateral (
      select q ->> 'key' as key
      from form_definition d, jsonb_array_elements(d.definition -> 'sections') g, jsonb_array_elements(g -> 'fields') q
      where d.season_id = a.season_id and d.kind = 'APPLICATION' and d.form_version = x.form_version
        and q ->> 'type' = 'weekGrid' limit 1) f on jsonb_typeof(x.answers -> f.key) = 'array'
    order by a.startup_id, x.taken_at desc) told
  where told.startup_id = s.id;`,
  `update "commitment" c set "organisation" = f.organisation from "reviewer_profile" f where f.person_id = c.reviewer_id;`,
];

export class Migration20261122104109_meeting_terms_and_ranks extends Migration {
  override name = 'Migration20261122104109_meeting_terms_and_ranks';

  override up(): void | Promise<void> {
    this.addSql(
      `create function "each_once"(given text[]) returns boolean language sql immutable as $$
        select cardinality(given) = (select count(distinct one) from unnest(given) as one)
      $$;`,
    );
    this.addSql(
      `create table "ranked_choice" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "is_sample" boolean not null default false, "cohort_id" uuid not null, "side" text not null, "startup_id" uuid not null, "mentor_id" uuid not null, "rank" int not null, primary key ("id"));`,
    );
    this.addSql(`create index "ranked_choice_cohort_id_index" on "ranked_choice" ("cohort_id");`);
    this.addSql(`create index "ranked_choice_mentor_id_index" on "ranked_choice" ("mentor_id");`);
    this.addSql(
      `create unique index "ranked_choice_startup_rank" on "ranked_choice" ("startup_id", "cohort_id", "rank") where "side" = 'STARTUP';`,
    );
    this.addSql(
      `alter table "ranked_choice" add constraint "ranked_choice_once" unique ("side", "startup_id", "mentor_id");`,
    );
    this.addSql(
      `create unique index "ranked_choice_mentor_rank" on "ranked_choice" ("mentor_id", "rank") where "side" = 'MENTOR';`,
    );

    this.addSql(
      `alter table "reviewer_profile" add "languages" text[] not null default '{}', add "spaces" text[] not null default '{}';`,
    );
    this.addSql(
      `alter table "reviewer_profile" add constraint "reviewer_profile_languages" check (languages <@ array['id', 'jv', 'en']::text[] and each_once(languages));`,
    );
    this.addSql(`alter table "reviewer_profile" add constraint "reviewer_profile_spaces" check (each_once(spaces));`);

    this.addSql(`alter table "cohort" add "fit_rules" jsonb null;`);

    this.addSql(
      `alter table "mentor_profile" add "meeting_mode" text null, add "spaces" text[] not null default '{}', add "free_times" text[] not null default '{}';`,
    );
    this.addSql(`alter table "mentor_profile" alter column "languages" set default '{}';`);
    this.addSql(
      `alter table "mentor_profile" add constraint "mentor_profile_languages" check (languages <@ array['id', 'jv', 'en']::text[] and each_once(languages));`,
    );
    this.addSql(`alter table "mentor_profile" add constraint "mentor_profile_spaces" check (each_once(spaces));`);
    this.addSql(
      `alter table "mentor_profile" add constraint "mentor_profile_free_times" check (free_times <@ array['mon.morning', 'mon.afternoon', 'mon.evening', 'tue.morning', 'tue.afternoon', 'tue.evening', 'wed.morning', 'wed.afternoon', 'wed.evening', 'thu.morning', 'thu.afternoon', 'thu.evening', 'fri.morning', 'fri.afternoon', 'fri.evening', 'sat.morning', 'sat.afternoon', 'sat.evening', 'sun.morning', 'sun.afternoon', 'sun.evening']::text[] and each_once(free_times));`,
    );
    this.addSql(
      `alter table "mentor_profile" add constraint "mentor_profile_meeting_mode_check" check ("meeting_mode" in ('ONLINE', 'OFFLINE', 'HYBRID'));`,
    );

    this.addSql(`alter table "review_round" add "fit_rules" jsonb null;`);

    this.addSql(
      `alter table "commitment" add "organisation" varchar(255) not null default '', add "languages" text[] not null default '{}', add "spaces" text[] not null default '{}';`,
    );
    this.addSql(
      `alter table "commitment" add constraint "commitment_languages" check (languages <@ array['id', 'jv', 'en']::text[] and each_once(languages));`,
    );
    this.addSql(`alter table "commitment" add constraint "commitment_spaces" check (each_once(spaces));`);

    this.addSql(
      `alter table "startup" add "languages" text[] not null default '{}', add "meeting_mode" text null, add "spaces" text[] not null default '{}', add "free_times" text[] not null default '{}';`,
    );
    this.addSql(
      `alter table "startup" add constraint "startup_languages" check (languages <@ array['id', 'jv', 'en']::text[] and each_once(languages));`,
    );
    this.addSql(`alter table "startup" add constraint "startup_spaces" check (each_once(spaces));`);
    this.addSql(
      `alter table "startup" add constraint "startup_free_times" check (free_times <@ array['mon.morning', 'mon.afternoon', 'mon.evening', 'tue.morning', 'tue.afternoon', 'tue.evening', 'wed.morning', 'wed.afternoon', 'wed.evening', 'thu.morning', 'thu.afternoon', 'thu.evening', 'fri.morning', 'fri.afternoon', 'fri.evening', 'sat.morning', 'sat.afternoon', 'sat.evening', 'sun.morning', 'sun.afternoon', 'sun.evening']::text[] and each_once(free_times));`,
    );
    this.addSql(
      `alter table "startup" add constraint "startup_meeting_mode_check" check ("meeting_mode" in ('ONLINE', 'OFFLINE', 'HYBRID'));`,
    );

    this.addSql(`alter table "mentor_match" add "ranks" jsonb null;`);

    this.addSql(
      `alter table "ranked_choice" add constraint "ranked_choice_cohort_id_foreign" foreign key ("cohort_id") references "cohort" ("id");`,
    );
    this.addSql(
      `alter table "ranked_choice" add constraint "ranked_choice_startup_id_foreign" foreign key ("startup_id") references "startup" ("id");`,
    );
    this.addSql(
      `alter table "ranked_choice" add constraint "ranked_choice_mentor_id_foreign" foreign key ("mentor_id") references "mentor_profile" ("id");`,
    );
    this.addSql(`alter table "ranked_choice" add constraint "ranked_choice_rank" check (rank between 1 and 5);`);
    this.addSql(
      `alter table "ranked_choice" add constraint "ranked_choice_side_check" check ("side" in ('STARTUP', 'MENTOR'));`,
    );
    for (const text of [...toldBefore, ...binding]) this.addSql(text);
  }

  override down(): void | Promise<void> {
    for (const text of unbinding) this.addSql(text);
    this.addSql(`drop table if exists "ranked_choice" cascade;`);

    this.addSql(`alter table "cohort" drop column "fit_rules";`);

    this.addSql(`alter table "commitment" drop constraint "commitment_languages";`);
    this.addSql(`alter table "commitment" drop constraint "commitment_spaces";`);
    this.addSql(`alter table "commitment" drop column "organisation", drop column "languages", drop column "spaces";`);

    this.addSql(`alter table "mentor_match" drop column "ranks";`);

    this.addSql(`alter table "mentor_profile" drop constraint "mentor_profile_languages";`);
    this.addSql(`alter table "mentor_profile" drop constraint "mentor_profile_spaces";`);
    this.addSql(`alter table "mentor_profile" drop constraint "mentor_profile_free_times";`);
    this.addSql(`alter table "mentor_profile" drop constraint "mentor_profile_meeting_mode_check";`);
    this.addSql(
      `alter table "mentor_profile" drop column "meeting_mode", drop column "spaces", drop column "free_times";`,
    );
    this.addSql(`alter table "mentor_profile" alter column "languages" drop default;`);

    this.addSql(`alter table "review_round" drop column "fit_rules";`);

    this.addSql(`alter table "reviewer_profile" drop constraint "reviewer_profile_languages";`);
    this.addSql(`alter table "reviewer_profile" drop constraint "reviewer_profile_spaces";`);
    this.addSql(`alter table "reviewer_profile" drop column "languages", drop column "spaces";`);

    this.addSql(`alter table "startup" drop constraint "startup_languages";`);
    this.addSql(`alter table "startup" drop constraint "startup_spaces";`);
    this.addSql(`alter table "startup" drop constraint "startup_free_times";`);
    this.addSql(`alter table "startup" drop constraint "startup_meeting_mode_check";`);
    this.addSql(
      `alter table "startup" drop column "languages", drop column "meeting_mode", drop column "spaces", drop column "free_times";`,
    );
    this.addSql(`drop function "each_once"(text[]);`);
  }
}
