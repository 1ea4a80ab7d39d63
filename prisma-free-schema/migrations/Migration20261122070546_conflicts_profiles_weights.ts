import { Migration } from '@mikro-orm/migrations';

export class Migration20261122070546_conflicts_profiles_weights extends Migration {
  override name = 'Migration20261122070546_conflicts_profiles_weights';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "reviewer_profile" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "version" int not null default 1, "is_sample" boolean not null default false, "person_id" uuid not null, "organisation" varchar(255) not null default '', "bio" text not null default '', "topics" text[] not null, "sectors" text[] not null, "stages" text[] not null, "ventures" text[] not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "reviewer_profile" add constraint "reviewer_profile_person_id_unique" unique ("person_id");`,
    );

    this.addSql(
      `alter table "mentor_profile" add "bio" text not null default '', add "ventures" text[] not null default '{}';`,
    );

    this.addSql(`alter table "review_round" add "least_reads" int not null default 0;`);
    this.addSql(
      `alter table "review_round" add constraint "review_round_least_reads" check (least_reads between 0 and 500);`,
    );

    this.addSql(`alter table "conflict" add "declared_by_id" uuid null;`);
    this.addSql(
      `alter table "conflict" add constraint "conflict_declared_by_id_foreign" foreign key ("declared_by_id") references "person" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "reviewer_profile" add constraint "reviewer_profile_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "reviewer_profile" cascade;`);

    this.addSql(`alter table "conflict" drop constraint "conflict_declared_by_id_foreign";`);

    this.addSql(`alter table "conflict" drop column "declared_by_id";`);

    this.addSql(`alter table "mentor_profile" drop column "bio", drop column "ventures";`);

    this.addSql(`alter table "review_round" drop constraint "review_round_least_reads";`);
    this.addSql(`alter table "review_round" drop column "least_reads";`);
  }
}
