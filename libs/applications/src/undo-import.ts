import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { databaseNow } from '#programmes';
import { ImportRun } from '#schema';
import type { ApplicationsCode } from './applications.errors.js';

/** Takes back what one import brought, as long as nobody has worked with it. */
@Injectable()
export class UndoImport {
  constructor(private readonly em: EntityManager) {}

  /**
   * @returns how many applications were taken back
   * @throws NOT_FOUND, IMPORT_UNDONE, IMPORT_IN_USE
   */
  execute(viewer: Viewer, runId: Id): Promise<number> {
    return this.em.transactional(async (em) => {
      const run = await em.findOne(
        ImportRun,
        { id: runId, ...viewer.where('undo', 'ImportRun') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['i0'] },
      );
      if (!run) throw new DomainError('NOT_FOUND');
      if (run.undoneAt) throw new DomainError<ApplicationsCode>('IMPORT_UNDONE');
      await mustBeUntouched(em, runId);
      const gone = await remove(em, runId);
      run.undoneAt = await databaseNow(em);
      return gone;
    });
  }
}

async function mustBeUntouched(em: EntityManager, runId: Id): Promise<void> {
  const [row] = await em.execute<{ used: number }[]>(
    `select count(*)::int as used from application a
     where a.import_run_id = ? and (
       a.lifecycle <> 'SUBMITTED' or a.version > 1
       or exists (select from check_verdict v where v.application_id = a.id)
       or exists (select from assignment s where s.application_id = a.id)
       or exists (select from stored_file f where f.application_id = a.id))`,
    [runId],
  );
  if (row && row.used > 0) throw new DomainError<ApplicationsCode>('IMPORT_IN_USE', { params: { count: row.used } });
}

/** Startups and people go too where they came with this run (they were born at its moment) and nothing else knows them. */
async function remove(em: EntityManager, runId: Id): Promise<number> {
  const gone = await em.execute<{ startup_id: Id; lead_id: Id }[]>(
    `with mine as (select id from application where import_run_id = ?),
     entries as (delete from stage_entry where application_id in (select id from mine))
     select startup_id, lead_id from application where import_run_id = ?`,
    [runId, runId],
  );
  await em.execute(`delete from application where import_run_id = ?`, [runId]);
  await em.execute(
    `delete from membership m using startup s, import_run r
     where r.id = ? and m.startup_id = s.id and s.created_at = r.created_at and m.created_at = r.created_at
       and not exists (select from application a where a.startup_id = s.id)`,
    [runId],
  );
  await em.execute(
    `delete from startup s using import_run r
     where r.id = ? and s.created_at = r.created_at
       and not exists (select from application a where a.startup_id = s.id)
       and not exists (select from membership m where m.startup_id = s.id)`,
    [runId],
  );
  await em.execute(
    `delete from person p using import_run r
     where r.id = ? and p.created_at = r.created_at and p.account_id is null
       and not exists (select from membership m where m.person_id = p.id)
       and not exists (select from application_member m where m.person_id = p.id)
       and not exists (select from application a where a.lead_id = p.id)
       and not exists (select from role_grant g where g.person_id = p.id)
       and not exists (select from invitation i where i.used_by_id = p.id)`,
    [runId],
  );
  return gone.length;
}
