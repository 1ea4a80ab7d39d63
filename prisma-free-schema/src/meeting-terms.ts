import { p } from '@mikro-orm/core';
import { words } from './columns.js';

/** Languages that people of the programmes work in, by ISO 639-1. */
export const spokenLanguages = ['id', 'jv', 'en'] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

export const meetingModes = ['ONLINE', 'OFFLINE', 'HYBRID'] as const;
export type MeetingMode = (typeof meetingModes)[number];

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const parts = ['morning', 'afternoon', 'evening'] as const;

/** Parts of a week as application forms ask for them: `mon.morning` to `sun.evening`. */
export const weekParts: readonly string[] = days.flatMap((day) => parts.map((part) => `${day}.${part}`));

/** How one meets: what is not said is unknown, and counts neither for nor against anybody. */
export const meetingTerms = {
  languages: words().defaultRaw(`'{}'`),
  meetingMode: p.enum(meetingModes).nullable(),
  /** Slugs of the spaces where one can meet. */
  spaces: words().defaultRaw(`'{}'`),
  /** Parts of a usual week in which one is free. */
  freeTimes: words().defaultRaw(`'{}'`),
};

const quoted = (codes: readonly string[]) => codes.map((code) => `'${code}'`).join(', ');
const known = (column: string, codes: readonly string[]) =>
  `${column} <@ array[${quoted(codes)}]::text[] and each_once(${column})`;

/** Checks of a table that speaks languages and names spaces: known codes, none of them twice. */
export const languageChecks = (table: string) => [
  { name: `${table}_languages`, expression: known('languages', spokenLanguages) },
  { name: `${table}_spaces`, expression: 'each_once(spaces)' },
];

/** Checks of a table with all of `meetingTerms`. */
export const meetingChecks = (table: string) => [
  ...languageChecks(table),
  { name: `${table}_free_times`, expression: known('free_times', weekParts) },
];
