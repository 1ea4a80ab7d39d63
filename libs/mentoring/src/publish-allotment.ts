import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { databaseNow } from '#programmes';
import { OfficeHourMeeting, OfficeHourRequest, OfficeHourRun, OfficeHourSlot } from '#schema';
import type { ProposedMeeting } from './allotment-outcome.js';
import type { MentoringCode } from './mentoring.errors.js';
import { barredPair, roundForDirector } from './office-hour-access.js';

/** Makes a proposal real: every meeting is written in one transaction, and everybody is told. */
@Injectable()
export class PublishAllotment {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /** @returns id of the run. @throws NOT_FOUND, RUN_NOT_DONE, ROUND_PUBLISHED, PROPOSAL_STALE when slots, teams or conflicts changed since */
  execute(viewer: Viewer, runId: Id): Promise<Id> {
    return this.em.transactional(async (em) => {
      const inOwn = { round: { cohort: viewer.where('match', 'Cohort') } };
      const run = await em.findOne(OfficeHourRun, { id: runId, ...inOwn });
      if (!run) throw new DomainError('NOT_FOUND');
      const { round, cohortId, programmeId } = await roundForDirector(em, viewer, run.round.id);
      if (round.state !== 'OPEN') throw new DomainError<MentoringCode>('ROUND_PUBLISHED');
      if (run.state !== 'DONE') throw new DomainError<MentoringCode>('RUN_NOT_DONE');
      const proposed = proposedBy(run.outcome ?? {});
      const slots = await slotsOf(em, proposed);
      await mustStillHold(em, cohortId, proposed, slots);
      const now = await databaseNow(em);
      const requests = await em.find(OfficeHourRequest, { round });
      for (const { startupId, mentorId, slotId, seat } of proposed) {
        const slot = slots.get(slotId);
        if (!slot) continue;
        const topic = requests.find(({ startup }) => startup.id === startupId)?.topic ?? '';
        const times = { startsAt: slot.startsAt, endsAt: slot.endsAt, isSample: round.isSample };
        const who = { round, startup: startupId, mentor: mentorId, slot };
        em.create(OfficeHourMeeting, { id: newId(), ...who, ...times, seat, topic });
      }
      run.publishedAt = now;
      em.assign(round, { state: 'PUBLISHED', publishedAt: now });
      const ids = { runId, roundId: round.id, cohortId };
      this.outbox.record(em, 'officeHours.published', ids, viewer, programmeId);
      return run.id;
    });
  }
}

const isProposed = (value: unknown): value is ProposedMeeting =>
  typeof value === 'object' && value !== null && 'slotId' in value && 'startupId' in value && 'mentorId' in value;

function proposedBy(outcome: Readonly<Record<string, unknown>>): ProposedMeeting[] {
  const listed = outcome['proposed'];
  return Array.isArray(listed) ? listed.filter(isProposed) : [];
}

/** The slots that are still offered, locked so that none is withdrawn meanwhile. */
async function slotsOf(em: EntityManager, proposed: readonly ProposedMeeting[]): Promise<Map<Id, OfficeHourSlot>> {
  const ids = [...new Set(proposed.map(({ slotId }) => slotId))].toSorted();
  const lockMode = LockMode.PESSIMISTIC_READ;
  const rows = await em.find(
    OfficeHourSlot,
    { id: { $in: ids }, withdrawnAt: null },
    { lockMode, orderBy: { id: 'asc' } },
  );
  return new Map(rows.map((slot) => [slot.id, slot]));
}

/** Conflicts are written under a lock on the mentor's person: taken here, none comes in between. @throws PROPOSAL_STALE */
async function mustStillHold(
  em: EntityManager,
  cohortId: Id,
  proposed: readonly ProposedMeeting[],
  slots: ReadonlyMap<Id, OfficeHourSlot>,
): Promise<void> {
  await em.execute(
    `select 1 from person where id in (select person_id from mentor_profile where id = any(?::uuid[])) order by id for key share`,
    [`{${proposed.map(({ mentorId }) => mentorId).join(',')}}`],
  );
  const [{ gone } = { gone: 0 }] = await em.execute<{ gone: number }[]>(
    `select count(*)::int as gone from jsonb_to_recordset(?::jsonb) as x("startupId" uuid, "mentorId" uuid, "slotId" uuid)
     join mentor_profile p on p.id = x."mentorId"
     join office_hour_slot s on s.id = x."slotId" and s.withdrawn_at is null
     where ${barredPair('p', 'x."startupId"')} or not exists (select from enrolment e
       where e.cohort_id = ? and e.startup_id = x."startupId" and e.state = 'ACTIVE')
       or exists (select from office_hour_meeting m where m.startup_id = x."startupId" and m.state = 'BOOKED'
         and m.starts_at < s.ends_at and s.starts_at < m.ends_at)`,
    [JSON.stringify(proposed), cohortId],
  );
  const withdrawn = proposed.filter(({ slotId }) => !slots.has(slotId)).length;
  if (gone + withdrawn > 0)
    throw new DomainError<MentoringCode>('PROPOSAL_STALE', { params: { count: gone + withdrawn } });
}
