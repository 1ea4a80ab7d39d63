import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { DomainError, refusalTexts, translate, type Locale } from '#kernel';
import { isErrorCode } from './error-code.js';

/** Codes of requests that never reached a resolver; their words come from the parser and the validator. */
const protocolCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_IN_LIST',
  'COST_EXCEEDED',
  'RATE_LIMITED',
]);

export interface ErrorSetting {
  readonly locale: Locale;
  readonly requestId: string;
  /** Hears of errors nobody expected. */
  readonly report: (error: unknown, requestId: string) => void;
}

/** What a client is told of an error: a code of the closed list, words in its language, no stack, no inner message. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { locale, requestId, report }: ErrorSetting,
): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const where = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (cause instanceof DomainError && isErrorCode(cause.code)) {
    const message = translate(refusalTexts[locale], locale, cause.code, cause.params);
    return { message, ...where, extensions: { code: cause.code, ...cause.params } };
  }
  if (cause instanceof DomainError) {
    const message = translate(refusalTexts[locale], locale, cause.code, cause.params);
    return { message, ...where, extensions: { code: 'BAD_USER_INPUT', reason: cause.code } };
  }
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && protocolCodes.has(code)) {
    const { stacktrace: _hidden, ...extensions } = formatted.extensions ?? {};
    return { message: formatted.message, ...where, extensions };
  }
  if (isTimeout(cause)) {
    return {
      message: translate(refusalTexts[locale], locale, 'TIMED_OUT'),
      ...where,
      extensions: { code: 'TIMED_OUT' },
    };
  }
  report(cause, requestId);
  const message = translate(refusalTexts[locale], locale, 'INTERNAL', { requestId });
  return { message, ...where, extensions: { code: 'INTERNAL', requestId } };
}

/** PostgreSQL's "query_canceled": the statement took longer than the api gives it. */
const isTimeout = (cause: unknown) => cause instanceof Error && 'code' in cause && cause.code === '57014';
