import { Migration } from '@mikro-orm/migrations';

const live = `('OFFERED', 'IN_PROGRESS', 'DONE')`;

/**
 * A pair is looked at where it comes together: at an assignment that is new, lives again, or changes one of the two. On
 * its way from offered to done nothing new can bar it, since a conflict that appears meanwhile is itself refused as long as
 * the work is open; the check was a tenth of what PostgreSQL does to send a review.
 */
export class Migration20261123102700_conflicts_at_the_door extends Migration {
  override name = 'Migration20261123102700_conflicts_at_the_door';

  override up(): void | Promise<void> {
    this.addSql(`drop trigger "assignment_without_conflict" on "assignment";`);
    this.addSql(`create constraint trigger "assignment_without_conflict" after insert on "assignment"
      deferrable initially deferred for each row when (new.state in ${live})
      execute function refuse_barred_assignment();`);
    this.addSql(`create constraint trigger "assignment_back_without_conflict"
      after update of state, reviewer_id, application_id, round_id on "assignment"
      deferrable initially deferred for each row
      when (new.state in ${live} and (old.state not in ${live} or old.reviewer_id <> new.reviewer_id
        or old.application_id <> new.application_id or old.round_id <> new.round_id))
      execute function refuse_barred_assignment();`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger "assignment_back_without_conflict" on "assignment";`);
    this.addSql(`drop trigger "assignment_without_conflict" on "assignment";`);
    this.addSql(`create constraint trigger "assignment_without_conflict"
      after insert or update of state, reviewer_id, application_id, round_id on "assignment"
      deferrable initially deferred for each row when (new.state in ${live})
      execute function refuse_barred_assignment();`);
  }
}
