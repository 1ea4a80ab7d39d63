/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function ahead(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(at / 1_000) * 1_000;
}

/**
 * A moment as a date-and-time field of the browser wants it, by the clock of a zone.
 * Example: `toZonedInput('2030-06-30T16:59:00Z', 'Asia/Jakarta')` is `2030-06-30T23:59`.
 */
export function toZonedInput(moment: string, zone: string): string {
  const at = Date.parse(moment);
  return new Date(at + ahead(at, zone)).toISOString().slice(0, 16);
}

/** The way back: ISO 8601 in UTC, or nothing while the field holds no whole date and time. */
export function fromZonedInput(text: string, zone: string): string | undefined {
  const wall = Date.parse(`${text}Z`);
  if (!/^\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) || Number.isNaN(wall)) return undefined;
  const near = wall - ahead(wall, zone);
  return new Date(wall - ahead(near, zone)).toISOString();
}
