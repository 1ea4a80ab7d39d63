import { pino, type Logger } from 'pino';

/** Lines go out together, at the latest after this time; what is left is written when the process ends. */
const flushEveryMs = 100;
const flushFromBytes = 8_192;

/** The log of a worker process: lines of JSON on standard output. */
export function openLog(level: string): Logger {
  const destination = pino.destination({ sync: false, minLength: flushFromBytes, periodicFlush: flushEveryMs });
  return pino({ level, base: { process: 'worker' } }, destination);
}
