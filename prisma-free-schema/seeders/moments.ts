/**
 * A moment given in the programme's own time, WIB (UTC+7, no summer time), as it is stored.
 * Example: `wib('2021-12-18 15:30')` is `2021-12-18T08:30:00.000Z`.
 */
export function wib(local: string): string {
  const [day = '', time = '00:00'] = local.split(' ');
  return new Date(`${day}T${time.length === 5 ? `${time}:00` : time}+07:00`).toISOString();
}

/** So many minutes later. */
export function later(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + Math.round(minutes * 60_000)).toISOString();
}

/** The moment at a share of the way between two: 0 is the first, 1 the second. Whole seconds. */
export function between(from: string, to: string, share: number): string {
  const start = Date.parse(from);
  const at = start + (Date.parse(to) - start) * share;
  return new Date(Math.floor(at / 1000) * 1000).toISOString();
}

/** The day of the moment in WIB, such as `2021-12-18`. */
export function wibDay(moment: string): string {
  return new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 10);
}
