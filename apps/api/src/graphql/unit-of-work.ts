import { AsyncLocalStorage } from 'node:async_hooks';
import { EntityManager } from '@mikro-orm/postgresql';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { defer, from, lastValueFrom, type Observable } from 'rxjs';

/** An entity manager for one piece of work, made when somebody asks for it: most reads never do. */
class UnitOfWork {
  #em: EntityManager | undefined;

  constructor(private readonly shared: EntityManager) {}

  get em(): EntityManager {
    // A manager in the making asks for the current one, which must not be itself.
    return (this.#em ??= units.exit(() => this.shared.fork({ useContext: true })));
  }
}

const units = new AsyncLocalStorage<UnitOfWork>();

/** Runs something with an entity manager of its own; use cases ask for it by injection. */
export const inUnitOfWork = <T>(em: EntityManager, run: () => T): T => units.run(new UnitOfWork(em), run);

/** The entity manager of the work going on; the ORM asks for it. */
export const currentEntityManager = (): EntityManager | undefined => units.getStore()?.em;

/** A unit of work for each request to a controller. Root fields of GraphQL have theirs from `rootFields`. */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(private readonly em: EntityManager) {}

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return defer(() => from(inUnitOfWork(this.em, () => lastValueFrom(next.handle(), { defaultValue: null }))));
  }
}
