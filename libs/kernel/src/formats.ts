import type { Locale } from './locale.js';
import type { Money } from './money.js';

/** Zone of a programme that does not say otherwise. */
export const homeZone = 'Asia/Jakarta';

const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const tags: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' };
const kept = new Map<string, Intl.DateTimeFormat>();

function parts(at: Date, locale: Locale, options: Intl.DateTimeFormatOptions): ReadonlyMap<string, string> {
  const key = `${locale}${JSON.stringify(options)}`;
  const format = kept.get(key) ?? new Intl.DateTimeFormat(tags[locale], options);
  kept.set(key, format);
  return new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** The name people use for a zone: WIB, WITA, WIT, else the offset. Example: `zoneName('Asia/Makassar')` is `WITA`. */
export function zoneName(zone: string, at = new Date(0)): string {
  return zoneNames[zone] ?? parts(at, 'en', { timeZone: zone, timeZoneName: 'short' }).get('timeZoneName') ?? zone;
}

/** Example: `formatDate('2027-03-14T16:59:00Z', 'id')` is `14 Maret 2027`. */
export function formatDate(at: string | Date, locale: Locale, zone = homeZone): string {
  const part = parts(new Date(at), locale, { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' });
  return `${part.get('day')} ${part.get('month')} ${part.get('year')}`;
}

/** The clock of a zone, 24 hours, without its name. Example: `formatClock('2027-03-14T16:59:00Z', 'id')` is `23.59`. */
export function formatClock(at: string | Date, locale: Locale, zone = homeZone): string {
  const part = parts(new Date(at), 'en', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${part.get('hour')}${locale === 'id' ? '.' : ':'}${part.get('minute')}`;
}

/**
 * Date, time and zone. Example: `formatDateTime('2027-03-14T16:59:00Z', 'id')` is `14 Maret 2027 pukul 23.59 WIB`, in
 * English `14 March 2027, 23:59 WIB`.
 */
export function formatDateTime(at: string | Date, locale: Locale, zone = homeZone): string {
  const between = locale === 'id' ? ' pukul ' : ', ';
  return `${formatDate(at, locale, zone)}${between}${formatClock(at, locale, zone)} ${zoneName(zone, new Date(at))}`;
}

/** Example: `formatNumber(12908.5, 'id')` is `12.908,5`. */
export const formatNumber = (value: number, locale: Locale, digits = 2): string =>
  new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: digits }).format(value);

/** A score, an effect or a width in units of the scale, always to two decimals. Example: `formatScore(4.4, 'id')` is `4,40`. */
export const formatScore = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(value);

/** A share of 1 as a percentage. Example: `formatShare(0.625, 'id')` is `62,5 %`, in English `62.5%`. */
export const formatShare = (share: number, locale: Locale, digits = 1): string =>
  `${formatNumber(share * 100, locale, digits)}${locale === 'id' ? '\u00a0%' : '%'}`;

const inRupiah = { id: 'Rp', en: 'IDR\u00a0' } as const;

/** A whole amount. Example: `formatMoney({ amount: 1250000, currency: 'IDR' }, 'id')` is `Rp1.250.000`. */
export function formatMoney({ amount, currency }: Money, locale: Locale): string {
  if (currency === 'IDR') return `${inRupiah[locale]}${formatNumber(amount, locale, 0)}`;
  return new Intl.NumberFormat(tags[locale], { style: 'currency', currency }).format(amount / 100);
}

const bigWords = { id: [' juta', ' miliar', ' triliun'], en: [' million', ' billion', ' trillion'] } as const;

/** From a million, in words. Example: 1 250 000 rupiah is `Rp1,25 juta`; show the whole amount on focus. */
export function formatMoneyShort(money: Money, locale: Locale): string {
  const steps = Math.min(3, Math.floor(Math.log10(Math.max(1, Math.abs(money.amount))) / 3) - 1);
  if (money.currency !== 'IDR' || steps < 1) return formatMoney(money, locale);
  const shown = formatNumber(money.amount / 1000 ** (steps + 1), locale, 2);
  return `${inRupiah[locale]}${shown}${bigWords[locale][steps - 1]}`;
}

/** Example: `formatBytes(2621440, 'id')` is `2,5 MB`. */
export function formatBytes(bytes: number, locale: Locale): string {
  if (bytes < 1024 * 1024) return `${formatNumber(Math.max(1, bytes / 1024), locale, 0)} kB`;
  return `${formatNumber(bytes / 1024 / 1024, locale, 1)} MB`;
}

/** Running time. Example: `formatElapsed(75_000)` is `1:15`. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
