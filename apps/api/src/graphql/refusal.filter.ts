import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, isLocale } from '#kernel';
import { refusalWords } from './refusals.js';

const statusOf: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  CONFLICT: 409,
};

/** Hands an expected refusal on without calling it a fault: to GraphQL as it is, to HTTP as a status with words. */
@Catch(DomainError)
export class RefusalFilter implements ExceptionFilter<DomainError> {
  catch(refusal: DomainError, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return refusal;
    const http = host.switchToHttp();
    const asked = http.getRequest<FastifyRequest>().headers['x-semai-locale'];
    const locale = isLocale(asked) ? asked : 'id';
    const errors = refusal.all.map((one) => ({
      code: one.code,
      field: one.field ?? null,
      message: refusalWords(one, locale),
    }));
    return http
      .getResponse<FastifyReply>()
      .status(statusOf[refusal.code] ?? 422)
      .send({ errors });
  }
}
