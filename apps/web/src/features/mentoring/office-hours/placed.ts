import { rowIdOf } from '../../identity/row-id.js';
import type { Outcome, Round } from './office-hours.js';

/** Who meets in a slot: by the published meetings, or by the proposal as long as there are none. */
export interface Placed {
  readonly key: string;
  readonly slotId: string;
  readonly startup: string;
  /** 1 to 3; nothing where the team booked by itself. */
  readonly preference: number | null;
  /** Id of the meeting once it stands. */
  readonly meetingId: string | null;
  readonly over: boolean;
  readonly topic: string;
}

export function placedIn(round: Round, { proposed = [] }: Outcome): readonly Placed[] {
  const preferenceOf = (startupId: string, mentorId: string) =>
    round.requests
      .find(({ startup }) => startup !== null && rowIdOf(startup.id) === startupId)
      ?.wishes.find(({ mentor }) => mentor !== null && rowIdOf(mentor.id) === mentorId)?.preference ?? null;
  if (round.state === 'PUBLISHED') {
    return round.meetings
      .filter(({ state }) => state === 'BOOKED')
      .map(({ id, slot, startup, mentor, over, topic }) => ({
        key: id,
        slotId: slot?.id ?? '',
        startup: startup?.name ?? '',
        preference: preferenceOf(rowIdOf(startup?.id ?? ''), rowIdOf(mentor?.id ?? '')),
        meetingId: id,
        over,
        topic,
      }));
  }
  return proposed.flatMap(({ startupId, slotId, mentorId, preference }) => {
    const slot = round.slots.find(({ id }) => rowIdOf(id) === slotId);
    const request = round.requests.find(({ startup }) => startup !== null && rowIdOf(startup.id) === startupId);
    if (!slot || !request?.startup) return [];
    const { name } = request.startup;
    const key = `${slotId} ${startupId} ${mentorId}`;
    return [{ key, slotId: slot.id, startup: name, preference, meetingId: null, over: false, topic: request.topic }];
  });
}
