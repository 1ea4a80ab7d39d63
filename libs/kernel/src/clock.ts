/** Where "now" comes from when the database is not asked. Deadlines are judged by the database clock only. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still, for tests and for the sample world. */
export function fixedClock(at: string): Clock {
  return { now: () => new Date(at) };
}
