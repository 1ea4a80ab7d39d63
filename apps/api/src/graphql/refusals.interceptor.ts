import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, map, of, throwError, type Observable } from 'rxjs';
import type { Viewer } from '#access';
import { DomainError, refusalTexts, translate, type Locale } from '#kernel';
import { isErrorCode } from './error-code.js';
import type { GraphqlContext } from './context.js';
import type { UserError } from './user-error.model.js';

/** Words for a refusal in the viewer's language. */
export function refusalWords(error: DomainError, locale: Locale): string {
  return translate(refusalTexts[locale], locale, error.code, error.params);
}

function userErrors(error: DomainError, viewer: Viewer): UserError[] {
  return error.all.map((one) => ({
    code: one.code,
    field: one.field ?? null,
    message: refusalWords(one, viewer.locale),
  }));
}

/** Codes that stay errors of the whole answer even in a mutation: there is nothing a form could show. */
const ofTheAnswer = (code: string) => isErrorCode(code) && code !== 'CONFLICT' && code !== 'DEADLINE_PASSED';

/** Makes a mutation's refusals part of its payload: `{ …, userErrors: [{ code, field, message }] }`. */
@Injectable()
export class RefusalsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() !== 'graphql') return next.handle();
    const gql = GqlExecutionContext.create(context);
    if (gql.getInfo<GraphQLResolveInfo>().operation.operation !== 'mutation') return next.handle();
    const { viewer } = gql.getContext<GraphqlContext>();
    const clientMutationId = gql.getArgs<{ input?: { clientMutationId?: string } }>().input?.clientMutationId ?? null;
    return next.handle().pipe(
      map((payload: object) => ({ clientMutationId, userErrors: [], ...payload })),
      catchError((error: unknown) =>
        error instanceof DomainError && !ofTheAnswer(error.code)
          ? of({ clientMutationId, userErrors: userErrors(error, viewer) })
          : throwError(() => error),
      ),
    );
  }
}
