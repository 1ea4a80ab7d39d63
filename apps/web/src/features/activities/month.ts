import { fromZonedInput, toZonedInput } from '../programmes/zoned-input.js';

/** The day of a moment by the clocks of a zone. Example: `dayOf('2020-08-11T20:00:00Z', 'Asia/Jakarta')` is `2020-08-12`. */
export const dayOf = (moment: string, zone: string): string => toZonedInput(moment, zone).slice(0, 10);

/** The month of a moment by the clocks of a zone, as `2020-08`. */
export const monthOf = (moment: string, zone: string): string => dayOf(moment, zone).slice(0, 7);

/** A month as it may stand in an address, or nothing. */
export const readMonth = (text: string | null): string | undefined =>
  text !== null && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;

const utc = (month: string, ahead: number) => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + ahead, 1));
};

/**
 * Begin of a month and of the next one by the clocks of a zone.
 * Example: `monthWindow('2020-08', 'Asia/Jakarta')` is from `2020-07-31T17:00:00.000Z` to `2020-08-31T17:00:00.000Z`.
 */
export function monthWindow(month: string, zone: string): { readonly from: string; readonly to: string } {
  const begin = (ahead: number) => {
    const local = `${utc(month, ahead).toISOString().slice(0, 10)}T00:00`;
    return fromZonedInput(local, zone) ?? utc(month, ahead).toISOString();
  };
  return { from: begin(0), to: begin(1) };
}

/** The days of a month in weeks from Monday; nothing where a week begins or ends outside of it. */
export function weeksOf(month: string): (string | undefined)[][] {
  const first = utc(month, 0);
  const length = new Date(utc(month, 1).getTime() - 1).getUTCDate();
  const before = (first.getUTCDay() + 6) % 7;
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, at) => {
    const day = at - before + 1;
    return day < 1 || day > length ? undefined : `${month}-${String(day).padStart(2, '0')}`;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
