import { allot, type AllotResult, type OfficeHours } from '#matching';

/** Office hours to allot, and how long they may be worked on. */
interface AllotOrder {
  readonly hours: OfficeHours;
  readonly seconds: number;
}

/** The best timetable found in that time, with its bound. */
export function compute({ hours, seconds }: AllotOrder): AllotResult {
  const end = Date.now() + seconds * 1000;
  return allot(hours, { deadline: () => Date.now() > end });
}

/** As a computation for a thread. */
export const allotComputation = { url: import.meta.url, compute };
