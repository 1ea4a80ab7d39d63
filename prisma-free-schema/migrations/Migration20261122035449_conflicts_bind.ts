import { Migration } from '@mikro-orm/migrations';

/**
 * No live assignment and no live match of a conflicted pair, and no conflict that leaves one open: both sides are
 * checked at commit, so that one transaction may close the work and write the conflict in any order. Writers meet on the
 * row of the person: a conflict locks it for update before it is written, an assignment or match for key share before
 * it is checked, so of two that cross one sees the other. Reads of a round whose decisions are released are history.
 */
const binding = [
  `create function "pair_is_barred"(who uuid, what uuid, judging boolean) returns boolean language sql stable as $$
    select exists (select from conflict c where c.person_id = who and c.startup_id = what and c.lifted_at is null
      and (judging or c.reason <> 'MENTOR_OF'))
  $$;`,
  `create function "lock_conflict_person"() returns trigger language plpgsql as $$
  begin
    perform 1 from person where id = new.person_id for update;
    return new;
  end $$;`,
  `create function "refuse_open_work"() returns trigger language plpgsql as $$
  begin
    if not exists (select from conflict c where c.id = new.id and c.lifted_at is null) then return null; end if;
    if exists (select from assignment x join application a on a.id = x.application_id
        join review_round r on r.id = x.round_id
        where x.reviewer_id = new.person_id and a.startup_id = new.startup_id
          and x.state in ('OFFERED', 'IN_PROGRESS', 'DONE') and r.state <> 'SCORED')
      or new.reason <> 'MENTOR_OF' and exists (select from mentor_match m join mentor_profile p on p.id = m.mentor_id
        where p.person_id = new.person_id and m.startup_id = new.startup_id
          and m.state in ('PROPOSED', 'OFFERED', 'ACTIVE'))
    then raise exception 'The conflict % leaves work of this pair open.', new.id
      using errcode = 'check_violation', table = 'conflict', constraint = 'conflict_leaves_nothing_open';
    end if;
    return null;
  end $$;`,
  `create function "refuse_barred_assignment"() returns trigger language plpgsql as $$
  declare startup uuid;
  begin
    perform 1 from person where id = new.reviewer_id for key share;
    select a.startup_id into startup from assignment x join application a on a.id = x.application_id
      join review_round r on r.id = x.round_id
      where x.id = new.id and x.state in ('OFFERED', 'IN_PROGRESS', 'DONE') and r.state <> 'SCORED';
    if found and pair_is_barred(new.reviewer_id, startup, true)
    then raise exception 'The assignment % joins a reviewer and a startup in conflict.', new.id
      using errcode = 'check_violation', table = 'assignment', constraint = 'assignment_without_conflict';
    end if;
    return null;
  end $$;`,
  `create function "refuse_barred_match"() returns trigger language plpgsql as $$
  declare mentor_person uuid;
  begin
    select p.person_id into mentor_person from mentor_profile p where p.id = new.mentor_id;
    perform 1 from person where id = mentor_person for key share;
    if exists (select from mentor_match m where m.id = new.id and m.state in ('PROPOSED', 'OFFERED', 'ACTIVE'))
      and pair_is_barred(mentor_person, new.startup_id, false)
    then raise exception 'The match % joins a mentor and a startup in conflict.', new.id
      using errcode = 'check_violation', table = 'mentor_match', constraint = 'mentor_match_without_conflict';
    end if;
    return null;
  end $$;`,
  `create trigger "conflict_locks_person" before insert or update of person_id, lifted_at on "conflict"
    for each row execute function lock_conflict_person();`,
  `create constraint trigger "conflict_leaves_nothing_open"
    after insert or update of person_id, startup_id, reason, lifted_at on "conflict"
    deferrable initially deferred for each row when (new.lifted_at is null) execute function refuse_open_work();`,
  `create constraint trigger "assignment_without_conflict"
    after insert or update of state, reviewer_id, application_id, round_id on "assignment"
    deferrable initially deferred for each row when (new.state in ('OFFERED', 'IN_PROGRESS', 'DONE'))
    execute function refuse_barred_assignment();`,
  `create constraint trigger "mentor_match_without_conflict"
    after insert or update of state, mentor_id, startup_id on "mentor_match"
    deferrable initially deferred for each row when (new.state in ('PROPOSED', 'OFFERED', 'ACTIVE'))
    execute function refuse_barred_match();`,
];

export class Migration20261122035449_conflicts_bind extends Migration {
  override name = 'Migration20261122035449_conflicts_bind';

  override up(): void | Promise<void> {
    this.addSql(`alter table "cohort" add "fit_weights" jsonb null;`);

    this.addSql(`alter table "match_run" add "keep_mode" text not null default 'soft';`);
    this.addSql(
      `alter table "match_run" add constraint "match_run_keep_mode_check" check ("keep_mode" in ('free', 'soft', 'strict'));`,
    );

    this.addSql(`alter table "review_round" add "fit_weights" jsonb null;`);

    this.addSql(`alter table "commitment" add "profile" text not null default '';`);

    this.addSql(`alter table "mentor_match" drop constraint "mentor_match_state_check";`);
    this.addSql(
      `alter table "mentor_match" add "team_answered_at" timestamptz(3) null, add "reminded_at" timestamptz(3) null;`,
    );
    this.addSql(
      `alter table "mentor_match" add constraint "mentor_match_state_check" check ("state" in ('PROPOSED', 'OFFERED', 'ACTIVE', 'DECLINED', 'EXPIRED', 'ENDED', 'VOID'));`,
    );

    this.addSql(`alter table "conflict" drop constraint "conflict_reason_check";`);
    this.addSql(`alter table "conflict" add "evidence" text not null default '', add "lifted_by_id" uuid null;`);
    this.addSql(
      `alter table "conflict" add constraint "conflict_lifted_by_id_foreign" foreign key ("lifted_by_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "conflict" add constraint "conflict_reason_check" check ("reason" in ('SAME_ORGANISATION', 'MENTOR_OF', 'FAMILY', 'INVESTOR', 'TEAM', 'MAIL_DOMAIN', 'OTHER'));`,
    );
    this.addSql(`drop index "conflict_once";`);
    this.addSql(
      `create unique index "conflict_once" on "conflict" ("person_id", "startup_id", "source", "reason") where "lifted_at" is null;`,
    );
    this.addSql(`update "mentor_match" set "team_answered_at" = "answered_at" where "state" = 'ACTIVE';`);
    for (const text of binding) this.addSql(text);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger "conflict_locks_person" on "conflict";`);
    this.addSql(`drop trigger "conflict_leaves_nothing_open" on "conflict";`);
    this.addSql(`drop trigger "assignment_without_conflict" on "assignment";`);
    this.addSql(`drop trigger "mentor_match_without_conflict" on "mentor_match";`);
    for (const name of ['lock_conflict_person', 'refuse_open_work', 'refuse_barred_assignment', 'refuse_barred_match'])
      this.addSql(`drop function "${name}"();`);
    this.addSql(`drop function "pair_is_barred"(uuid, uuid, boolean);`);
    this.addSql(`drop index "conflict_once";`);
    this.addSql(
      `create unique index "conflict_once" on "conflict" ("person_id", "startup_id", "source") where "lifted_at" is null;`,
    );
    this.addSql(`alter table "conflict" drop constraint "conflict_lifted_by_id_foreign";`);

    this.addSql(`alter table "cohort" drop column "fit_weights";`);

    this.addSql(`alter table "commitment" drop column "profile";`);

    this.addSql(`alter table "conflict" drop constraint "conflict_reason_check";`);
    this.addSql(`alter table "conflict" drop column "evidence", drop column "lifted_by_id";`);
    this.addSql(
      `alter table "conflict" add constraint "conflict_reason_check" check ("reason" in ('SAME_ORGANISATION', 'MENTOR_OF', 'FAMILY', 'INVESTOR', 'TEAM', 'OTHER'));`,
    );

    this.addSql(`alter table "match_run" drop constraint "match_run_keep_mode_check";`);
    this.addSql(`alter table "match_run" drop column "keep_mode";`);

    this.addSql(`alter table "mentor_match" drop constraint "mentor_match_state_check";`);
    this.addSql(`alter table "mentor_match" drop column "team_answered_at", drop column "reminded_at";`);
    this.addSql(
      `alter table "mentor_match" add constraint "mentor_match_state_check" check ("state" in ('PROPOSED', 'OFFERED', 'ACTIVE', 'DECLINED', 'EXPIRED', 'ENDED'));`,
    );

    this.addSql(`alter table "review_round" drop column "fit_weights";`);
  }
}
