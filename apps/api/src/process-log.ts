import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';

/** Structured lines on standard output for Nest and for us: level, time, where, message, request id. */
export function processLog(level: string): LoggerService {
  const log = pino({
    level,
    base: { process: 'api' },
    redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'],
  });
  const write =
    (method: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal') =>
    (message: unknown, ...rest: unknown[]) => {
      const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
      if (typeof message === 'object' && message !== null) log[method]({ ...message, context });
      else
        log[method](
          { context, ...(method === 'error' && rest.length > 1 ? { detail: rest[0] } : {}) },
          String(message),
        );
    };
  return {
    log: write('info'),
    error: write('error'),
    warn: write('warn'),
    debug: write('debug'),
    verbose: write('trace'),
    fatal: write('fatal'),
  };
}
