import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { defer, from, lastValueFrom, type Observable } from 'rxjs';

/** Gives each operation, over HTTP or WebSocket, an entity manager of its own; use cases ask for it by injection. */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(private readonly em: EntityManager) {}

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return defer(() =>
      from(RequestContext.create(this.em, () => lastValueFrom(next.handle(), { defaultValue: null }))),
    );
  }
}
