import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import type { Outbox, RecordedBy } from '#messaging';
import { ReviewRound, type ConflictReason } from '#schema';
import { requestAssignment } from './open-round.js';

/** A person and a startup that must have nothing to do with each other. */
export interface ConflictedPair {
  readonly personId: Id;
  readonly startupId: Id;
  readonly reason: ConflictReason;
}

interface ClosedRead {
  readonly id: Id;
  readonly round_id: Id;
  readonly programme_id: Id;
}

interface ClosedMatch {
  readonly id: Id;
  readonly programme_id: Id;
}

interface ClosedMeeting extends ClosedMatch {
  readonly cohort_id: Id;
}

/** Reads that are open are taken away, sent ones no longer count; reads of a released round are history. */
const closeReads = `
  update assignment x set state = case x.state when 'DONE' then 'VOID' else 'RECUSED' end,
    version = x.version + 1, updated_at = now()
  from application a, review_round r, season s
  where s.id = r.season_id and a.id = x.application_id and r.id = x.round_id and r.state <> 'SCORED'
    and x.reviewer_id = ? and a.startup_id = ? and x.state in ('OFFERED', 'IN_PROGRESS', 'DONE')
  returning x.id, x.round_id, s.programme_id`;

const ofPair = `m.startup_id = ? and p.id = m.mentor_id and p.person_id = ?`;

const closeMatches = `
  update mentor_match m set state = 'VOID', version = m.version + 1, updated_at = now()
  from mentor_profile p, cohort c, season s
  where ${ofPair} and c.id = p.cohort_id and s.id = c.season_id and m.state in ('OFFERED', 'ACTIVE')
  returning m.id, s.programme_id`;

const closeMeetings = `
  update office_hour_meeting m set state = 'CANCELLED', cancelled_at = now(), version = m.version + 1, updated_at = now()
  from mentor_profile p, cohort c, season s
  where ${ofPair} and c.id = p.cohort_id and s.id = c.season_id and m.state = 'BOOKED' and m.ends_at > now()
  returning m.id, p.cohort_id, s.programme_id`;

/** What ended, and the rounds that need other readers now. */
export interface ClosedWork {
  readonly closed: number;
  readonly rounds: readonly Id[];
}

/**
 * Ends what a pair in conflict has open, in the transaction that writes the conflict: assignments, pins, rankings, proposals,
 * offers, running matches and meetings to come. People are told through events; `askForReaders` then asks for other readers.
 */
export async function closeConflictedWork(
  em: EntityManager,
  outbox: Outbox,
  { personId, startupId, reason }: ConflictedPair,
  by?: RecordedBy,
): Promise<ClosedWork> {
  await em.execute('select 1 from person where id = ? for update', [personId]);
  const reads = await em.execute<ClosedRead[]>(closeReads, [personId, startupId]);
  for (const { id: assignmentId, round_id: roundId, programme_id: programmeId } of reads) {
    await em.execute(`update review set private_comment = '' where assignment_id = ?`, [assignmentId]);
    outbox.record(em, 'review.conflictDeclared', { assignmentId, roundId }, by, programmeId);
  }
  await em.execute(
    `delete from read_wish w using application a
     where a.id = w.application_id and w.reviewer_id = ? and a.startup_id = ? and w.kind = 'PIN'`,
    [personId, startupId],
  );
  const rounds = [...new Set(reads.map(({ round_id: id }) => id))];
  if (reason === 'MENTOR_OF') return { closed: reads.length, rounds };
  await em.execute(`delete from mentor_match m using mentor_profile p where ${ofPair} and m.state = 'PROPOSED'`, [
    startupId,
    personId,
  ]);
  await em.execute(`delete from ranked_choice m using mentor_profile p where ${ofPair}`, [startupId, personId]);
  const matches = await em.execute<ClosedMatch[]>(closeMatches, [startupId, personId]);
  for (const match of matches) outbox.record(em, 'match.voided', { matchId: match.id }, by, match.programme_id);
  const meetings = await em.execute<ClosedMeeting[]>(closeMeetings, [startupId, personId]);
  for (const { id: meetingId, cohort_id: cohortId, programme_id: programmeId } of meetings)
    outbox.record(em, 'meeting.cancelled', { meetingId, cohortId }, by, programmeId);
  return { closed: reads.length + matches.length + meetings.length, rounds };
}

/** Asks once for each open round among these to be given out again; reads that were begun stay. */
export async function askForReaders(
  em: EntityManager,
  outbox: Outbox,
  rounds: readonly Id[],
  by?: RecordedBy,
): Promise<void> {
  const open = await em.find(
    ReviewRound,
    { id: { $in: [...new Set(rounds)] }, state: 'OPEN' },
    { populate: ['season'] },
  );
  for (const round of open) requestAssignment(em, outbox, by, round, round.season.unwrap().programme.id);
}
