import { Migration } from '@mikro-orm/migrations';

/**
 * At commit no new live read passes a maximum of its round: readers of one kind, readers from one place of work. A round
 * with such a rule is locked while its reads are given out, so that of two that cross one sees the other. Reads that
 * stood before a rule was set stay. Minima are not checked: an assignment that is not complete yet is no mistake.
 */
const binding = [
  `create function "refuse_read_over_rule"() returns trigger language plpgsql as $$
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
  `create constraint trigger "assignment_within_rules" after insert on "assignment"
    deferrable initially deferred for each row when (new.state in ('OFFERED', 'IN_PROGRESS', 'DONE'))
    execute function refuse_read_over_rule();`,
  `create constraint trigger "assignment_back_within_rules" after update of state, reviewer_id on "assignment"
    deferrable initially deferred for each row
    when (new.state in ('OFFERED', 'IN_PROGRESS', 'DONE')
      and (old.state not in ('OFFERED', 'IN_PROGRESS', 'DONE') or old.reviewer_id <> new.reviewer_id))
    execute function refuse_read_over_rule();`,
];

export class Migration20261122070850_round_rules extends Migration {
  override name = 'Migration20261122070850_round_rules';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "review_round" add "needs" jsonb not null default '[]', add "most_per_organisation" int null;`,
    );
    this.addSql(
      `alter table "review_round" add constraint "review_round_organisation" check (most_per_organisation is null or most_per_organisation between 1 and 20);`,
    );

    this.addSql(`alter table "commitment" add "kind" text null;`);
    this.addSql(
      `alter table "commitment" add constraint "commitment_kind_check" check ("kind" in ('INDUSTRY', 'INVESTOR', 'ACADEMIC', 'GOVERNMENT', 'COMMUNITY'));`,
    );
    for (const text of binding) this.addSql(text);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger "assignment_within_rules" on "assignment";`);
    this.addSql(`drop trigger "assignment_back_within_rules" on "assignment";`);
    this.addSql(`drop function "refuse_read_over_rule"();`);
    this.addSql(`alter table "commitment" drop constraint "commitment_kind_check";`);
    this.addSql(`alter table "commitment" drop column "kind";`);

    this.addSql(`alter table "review_round" drop constraint "review_round_organisation";`);
    this.addSql(`alter table "review_round" drop column "needs", drop column "most_per_organisation";`);
  }
}
