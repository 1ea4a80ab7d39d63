const minute = 60_000;

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function aheadBy(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const read = (name: Intl.DateTimeFormatPartTypes) => part.get(name) ?? 0;
  const shown = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return Math.round((shown - at) / minute) * minute;
}

/** The day it is in a zone, so many days ahead, as `yyyy-mm-dd`. */
export function dayIn(zone: string, daysAhead: number, now = Date.now()): string {
  const at = now + daysAhead * 86_400_000;
  return new Date(at + aheadBy(zone, at)).toISOString().slice(0, 10);
}

/** The last minute of a day in a zone. Example: `endOfDay('2027-03-14', 'Asia/Jakarta')` is `2027-03-14T16:59:00.000Z`. */
export function endOfDay(day: string, zone: string): string {
  const guess = Date.parse(`${day}T23:59:00Z`);
  return new Date(guess - aheadBy(zone, guess)).toISOString();
}
