/** One appointment for a calendar. */
export interface CalendarEntry {
  /** The same over all changes of the appointment. */
  readonly id: string;
  /** Counts up with each change. */
  readonly sequence: number;
  /** ISO 8601. */
  readonly starts: string;
  readonly ends: string;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
}

const octets = new TextEncoder();

/** No line is longer than 75 octets; the rest goes on behind a blank (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const sign of line) {
    const more = octets.encode(sign).length;
    if (size + more > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      [part, size] = ['', 0];
    }
    part += sign;
    size += more;
  }
  return [...parts, part].join('\r\n ');
}

/** A text value: backslash, semicolon, comma and line ends are escaped (RFC 5545, 3.3.11). */
const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|[\r\n]/g, '\\n');

/** Example: `20211220T040000Z`. */
const utc = (moment: string): string => new Date(moment).toISOString().replace(/[-:]|\.\d{3}/g, '');

/**
 * Appointments as an iCalendar text (RFC 5545), to be put into a calendar or taken out of it.
 * @param stamp when it was written, ISO 8601
 */
export function calendarOf(
  entries: readonly CalendarEntry[],
  { cancelled, stamp }: { readonly cancelled: boolean; readonly stamp: string },
): string {
  const lines = entries.flatMap(({ id, sequence, starts, ends, summary, description, location }) => [
    'BEGIN:VEVENT',
    `UID:${id}@semai`,
    `DTSTAMP:${utc(stamp)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${utc(starts)}`,
    `DTEND:${utc(ends)}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(location === '' ? [] : [`LOCATION:${escaped(location)}`]),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]);
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Semai//Semai//ID'];
  const all = [...head, `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`, ...lines, 'END:VCALENDAR'];
  return `${all.map(folded).join('\r\n')}\r\n`;
}
