import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox, type RecordedBy } from '#messaging';
import { databaseNow } from '#programmes';
import { AssignmentRun, Criterion, Person, ReviewRound } from '#schema';
import { mustSumToHundred } from './weights.js';

/** Opens a round to its reviewers and asks for their applications to be given out. */
@Injectable()
export class OpenRound {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @returns id of the assignment run that was asked for
   * @throws NOT_FOUND, STATE_NOT_ALLOWED, WEIGHTS_SUM
   */
  execute(viewer: Viewer, roundId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const round = await em.findOne(
        ReviewRound,
        { id: roundId, ...viewer.where('open', 'ReviewRound') },
        { lockMode: LockMode.PESSIMISTIC_WRITE, lockTableAliases: ['r0'] },
      );
      if (!round) throw new DomainError('NOT_FOUND');
      if (round.state !== 'SETUP') throw new DomainError('STATE_NOT_ALLOWED', { params: { state: round.state } });
      mustSumToHundred(await em.find(Criterion, { rubric: round.rubric }));
      const season = await round.season.loadOrFail();
      round.state = 'OPEN';
      round.openedAt = await databaseNow(em);
      this.outbox.record(em, 'round.opened', { roundId }, viewer, season.programme.id);
      return requestAssignment(em, this.outbox, viewer, round, season.programme.id);
    });
  }
}

/** Writes down that assignments are wanted; a worker computes them. */
export function requestAssignment(
  em: EntityManager,
  outbox: Outbox,
  by: RecordedBy | undefined,
  round: ReviewRound,
  programmeId: Id,
): Id {
  const run = em.create(AssignmentRun, {
    id: newId(),
    round,
    state: 'QUEUED',
    requestedBy: by?.personId ? em.getReference(Person, by.personId) : null,
  });
  em.persist(run);
  outbox.record(em, 'round.assignmentRequested', { roundId: round.id, runId: run.id }, by, programmeId);
  return run.id;
}
