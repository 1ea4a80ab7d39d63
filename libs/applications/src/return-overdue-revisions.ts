import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** Most files that one run takes back. */
const batch = 200;

/**
 * Gives files whose revision nobody answered in time back to staff, as they were sent. Nobody is turned down by a clock:
 * the open request, unanswered past its day, is the mark staff see.
 */
@Injectable()
export class ReturnOverdueRevisions {
  constructor(private readonly em: EntityManager) {}

  /** @returns how many files went back */
  async execute(): Promise<number> {
    const rows = await this.em.fork().execute<{ id: string }[]>(
      `update application set lifecycle = 'SUBMITTED', version = version + 1, updated_at = now()
       where id in (
         select a.id from application a
         join revision_request r on r.application_id = a.id and r.answered_at is null
         where a.lifecycle = 'REVISION_REQUESTED'
         group by a.id having max(r.due_at) < clock_timestamp()
         order by a.id limit ${batch})
       returning id`,
    );
    return rows.length;
  }
}
