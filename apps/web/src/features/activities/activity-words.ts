import { formatClock, formatDate, zoneName, type Locale } from '#kernel';
import { dayOf } from './month.js';

const tags: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' };
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** Example: `dayName('2020-08-12', 'id')` is `Rabu, 12 Agustus 2020`. */
export function dayName(day: string, locale: Locale): string {
  const weekday = new Intl.DateTimeFormat(tags[locale], { weekday: 'long', timeZone: 'UTC' }).format(noon(day));
  return `${weekday}, ${formatDate(noon(day), locale, 'UTC')}`;
}

/** Example: `monthName('2020-08', 'id')` is `Agustus 2020`. */
export const monthName = (month: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tags[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    noon(`${month}-01`),
  );

/** The days of the week from Monday, short and whole. */
export function weekdays(locale: Locale): { readonly short: string; readonly long: string }[] {
  const name = (weekday: 'short' | 'long', at: number) =>
    new Intl.DateTimeFormat(tags[locale], { weekday, timeZone: 'UTC' }).format(noon(`2024-01-0${at + 1}`));
  return Array.from({ length: 7 }, (_, at) => ({ short: name('short', at), long: name('long', at) }));
}

interface Times {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
}

/** The hours of one day. Example: `09.00–11.30 WIB`. Of several days only the first begin. */
export function hoursOf({ startsAt, endsAt, zone }: Times, locale: Locale): string {
  const from = formatClock(startsAt, locale, zone);
  const isOneDay = dayOf(startsAt, zone) === dayOf(endsAt, zone);
  return `${isOneDay ? `${from}–${formatClock(endsAt, locale, zone)}` : from} ${zoneName(zone, new Date(startsAt))}`;
}
