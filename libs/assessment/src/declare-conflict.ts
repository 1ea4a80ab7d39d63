import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox, type RecordedBy } from '#messaging';
import { Conflict, Person, Startup, type ConflictReason } from '#schema';
import type { AssessmentCode } from './assessment.errors.js';
import { askForReaders, closeConflictedWork, type ConflictedPair } from './close-conflicted-work.js';

export interface DeclareConflictInput {
  readonly personId: Id;
  readonly startupId: Id;
  readonly reason: ConflictReason;
  /** What the register shows beside it. */
  readonly note: string;
}

/** A director writes down a conflict that somebody told of: an investor, a relative. */
@Injectable()
export class DeclareConflict {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the conflict. @throws NOT_FOUND, CONFLICT_KNOWN when it is declared already */
  execute(viewer: Viewer, input: DeclareConflictInput): Promise<Id> {
    return this.em.transactional(async (em) => {
      const startup = await em.findOne(Startup, { id: input.startupId, ...viewer.where('declareConflict', 'Startup') });
      const person = await em.findOne(Person, { id: input.personId });
      if (!startup || !person) throw new DomainError('NOT_FOUND');
      const { personId, startupId, reason } = input;
      await em.execute('select 1 from person where id = ? for update', [personId]);
      const same = { person: personId, startup: startupId, source: 'DECLARED', reason, liftedAt: null } as const;
      if ((await em.count(Conflict, same)) > 0) throw new DomainError<AssessmentCode>('CONFLICT_KNOWN');
      return writeDeclaredConflict(em, this.outbox, input, viewer);
    });
  }
}

/** Writes a declared conflict and ends what the pair has open; open rounds ask for other readers. */
export async function writeDeclaredConflict(
  em: EntityManager,
  outbox: Outbox,
  { personId, startupId, reason, note }: ConflictedPair & { readonly note: string },
  by: RecordedBy,
): Promise<Id> {
  const { rounds } = await closeConflictedWork(em, outbox, { personId, startupId, reason }, by);
  const pair = { person: em.getReference(Person, personId), startup: em.getReference(Startup, startupId) };
  const declaredBy = by.personId ? em.getReference(Person, by.personId) : null;
  const conflict = em.create(Conflict, { id: newId(), ...pair, source: 'DECLARED', reason, note, declaredBy });
  em.persist(conflict);
  // Colleagues of an investor and later startups of the team follow from it.
  if (reason === 'INVESTOR' || reason === 'FAMILY') outbox.record(em, 'profile.changed', { personId }, by);
  await askForReaders(em, outbox, rounds, by);
  return conflict.id;
}
