import type { LocalizedText } from '#kernel';
import type { NoticeParam } from './notice.js';

/** Every template there is; each stands in the catalogue in both languages. */
export const templateNames = [
  'applicationReceived',
  'revisionRequested',
  'applicationResubmitted',
  'checkPassed',
  'checkFailed',
  'applicationWithdrawn',
  'reviewsAssigned',
  'assignmentInfeasible',
  'decisionAccepted',
  'decisionWaitlisted',
  'decisionDeclined',
  'waitlistPromoted',
  'offerReminder',
  'offerExpired',
  'placeFree',
  'offerConfirmed',
  'offerDeclined',
  'matchingReady',
  'matchOffered',
  'matchOfferedToTeam',
  'matchAwaitsTeam',
  'matchReminder',
  'matchLapsed',
  'matchLapsedForStaff',
  'matchUnreplaced',
  'matchVoided',
  'readsHandedOver',
  'matchActive',
  'matchActiveForMentor',
  'matchDeclined',
  'startupMoved',
  'officeHoursForMentor',
  'officeHoursForTeam',
  'allotmentReady',
  'officeHoursMentor',
  'officeHoursTeam',
  'officeHoursNone',
  'meetingBooked',
  'meetingCancelled',
  'meetingReminder',
] as const;
export type Template = (typeof templateNames)[number];

/** What every audience asks of its rows; the rest of a row fills the template. */
export interface Row {
  readonly person_id: string;
  readonly email: string;
  readonly locale: 'id' | 'en';
  readonly programme_id: string;
  readonly zone: string;
  readonly [column: string]: unknown;
}

export interface Audience {
  readonly sql: string;
  readonly values: readonly string[];
  readonly about: string;
  readonly template: (row: Row) => Template;
  readonly params: (row: Row) => Record<string, NoticeParam>;
  readonly link: (row: Row) => string;
  /** What goes into the reader's calendar, as iCalendar. */
  readonly calendar?: (row: Row) => string | null;
}

/** Columns that every audience asks for: `p` is the person, `g` the programme. */
export const reader = 'p.id as person_id, p.email, p.locale, g.id as programme_id, g.zone';

/** A text in both languages, as the database gives it. */
export const text = (value: unknown): LocalizedText => value as LocalizedText;
/** A moment that the message writes in its reader's zone. */
export const moment = (value: unknown) => ({ moment: String(value) });
/** A timestamp column as ISO 8601. */
export const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
