import { Migration } from '@mikro-orm/migrations';

export class Migration20261122203400_jobs_in_parcels extends Migration {
  override name = 'Migration20261122203400_jobs_in_parcels';

  override up(): void | Promise<void> {
    this.addSql(`alter table "job_run" add "parcel_id" uuid null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "job_run" drop column "parcel_id";`);
  }
}
