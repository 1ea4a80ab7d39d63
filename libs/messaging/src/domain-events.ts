import { id, readPayload, type Field, type PayloadOf } from './payload-shape.js';
import type { Id } from '#kernel';

/**
 * Every fact that others may hear of, and the ids it carries: a closed list, written in the past tense.
 * A new line does not compile until `apps/worker/src/outbox/event-routes.ts` says what follows from it.
 */
export const domainEvents = {
  'application.started': { applicationId: id, seasonId: id },
  'application.submitted': { applicationId: id, seasonId: id },
  'application.revisionRequested': { applicationId: id, revisionRequestId: id },
  'application.resubmitted': { applicationId: id },
  'application.checked': { applicationId: id, verdictId: id },
  'application.withdrawn': { applicationId: id },
  'round.opened': { roundId: id },
  'round.assignmentRequested': { roundId: id, runId: id },
  'round.assigned': { roundId: id, runId: id },
  'review.conflictDeclared': { assignmentId: id, roundId: id },
  'review.submitted': { reviewId: id, roundId: id },
  'review.recalled': { reviewId: id, roundId: id },
  'round.reassigned': { roundId: id, runId: id, reviewerId: id },
  'round.scored': { roundId: id, runId: id },
  'round.scoresRequested': { roundId: id },
  'decisions.released': { batchId: id, roundId: id },
  'offer.made': { offerId: id },
  'offer.reminderDue': { offerId: id },
  'offer.expired': { offerId: id },
  'offer.confirmed': { offerId: id },
  'offer.declined': { offerId: id },
  'matching.requested': { runId: id, cohortId: id },
  'matching.computed': { runId: id, cohortId: id },
  'matching.published': { runId: id, cohortId: id },
  'match.responded': { matchId: id },
  'match.reminded': { matchId: id },
  'match.lapsed': { matchId: id },
  'match.unreplaced': { matchId: id },
  'match.voided': { matchId: id },
  'officeHours.opened': { roundId: id, cohortId: id },
  'officeHours.changed': { roundId: id, cohortId: id },
  'officeHours.allotmentRequested': { runId: id, roundId: id, cohortId: id },
  'officeHours.allotted': { runId: id, roundId: id, cohortId: id },
  'officeHours.published': { runId: id, roundId: id, cohortId: id },
  'meeting.booked': { meetingId: id, cohortId: id },
  'meeting.cancelled': { meetingId: id, cohortId: id },
  'meeting.reminderDue': { meetingId: id },
  'startup.moved': { stageEntryId: id, startupId: id },
  'invitation.sent': { invitationId: id },
  'profile.changed': { personId: id },
  'fit.changed': { cohortId: id },
  'notification.queued': { messageId: id },
  'job.replayRequested': { jobRunId: id },
} satisfies Record<string, Readonly<Record<string, Field<Id>>>>;

export type EventName = keyof typeof domainEvents;

/** The ids that one event carries. */
export type EventPayload<E extends EventName> = PayloadOf<(typeof domainEvents)[E]>;

/** Event names to payload types. */
export type DomainEvents = { readonly [E in EventName]: EventPayload<E> };

/** One event with its payload, as a union over all events. */
export type DomainEvent = { [E in EventName]: { readonly event: E; readonly payload: DomainEvents[E] } }[EventName];

export const isEventName = (name: unknown): name is EventName =>
  typeof name === 'string' && Object.hasOwn(domainEvents, name);

/**
 * The payload of an event, once it fits.
 * @throws PayloadMismatch
 */
export function readEvent<E extends EventName>(event: E, payload: unknown): EventPayload<E> {
  return readPayload(event, domainEvents[event], payload);
}
