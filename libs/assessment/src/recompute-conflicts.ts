import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { Conflict, type ConflictReason, type ConflictSource } from '#schema';
import { askForReaders, closeConflictedWork, type ClosedWork } from './close-conflicted-work.js';
import { foundConflicts, openMailHosts } from './conflict-evidence.js';

interface FoundRow {
  readonly person_id: Id;
  readonly startup_id: Id;
  readonly source: ConflictSource;
  readonly reason: ConflictReason;
  readonly evidence: string;
}

/** What a look through the records changed. */
export interface ConflictsRecomputed {
  readonly found: number;
  readonly lifted: number;
  /** Assignments and matches that ended because of it. */
  readonly closed: number;
}

const noLongerFound = `
  with ${foundConflicts}
  update conflict c set lifted_at = now(), updated_at = now()
  where c.source <> 'DECLARED' and c.lifted_at is null and not exists (select from found f
    where f.person_id = c.person_id and f.startup_id = c.startup_id and f.source = c.source and f.reason = c.reason)
  returning c.id`;

/** What a person lifted stays lifted as long as nothing else is found. */
const newlyFound = `
  with ${foundConflicts}
  select f.* from found f where not exists (select from conflict c
    where c.person_id = f.person_id and c.startup_id = f.startup_id and c.source = f.source and c.reason = f.reason
      and (c.lifted_at is null or c.lifted_by_id is not null and c.evidence = f.evidence))
  order by f.person_id, f.startup_id, f.source, f.reason`;

/**
 * Compares the conflicts found before with what the records show now: teams, organisations, mail domains, mentoring and
 * recusals of earlier rounds. New ones end what their pair has open, in the same transaction. Safe to repeat.
 */
@Injectable()
export class RecomputeConflicts {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  execute(): Promise<ConflictsRecomputed> {
    return this.em.fork().transactional(async (em) => {
      await em.execute(`select pg_advisory_xact_lock(hashtext('recompute-conflicts'))`);
      const hosts = `{${openMailHosts.join(',')}}`;
      const lifted = await em.execute<unknown[]>(noLongerFound, [hosts]);
      const fresh = await em.execute<FoundRow[]>(newlyFound, [hosts]);
      const work: ClosedWork[] = [];
      for (const row of fresh) {
        const pair = { personId: row.person_id, startupId: row.startup_id, reason: row.reason };
        work.push(await closeConflictedWork(em, this.outbox, pair));
        const { source, reason, evidence } = row;
        const { personId: person, startupId: startup } = pair;
        em.persist(em.create(Conflict, { id: newId(), person, startup, source, reason, evidence }));
      }
      const rounds = work.flatMap((one) => one.rounds);
      await askForReaders(em, this.outbox, rounds);
      return {
        found: fresh.length,
        lifted: lifted.length,
        closed: work.reduce((sum, one) => sum + one.closed, 0),
      };
    });
  }
}
