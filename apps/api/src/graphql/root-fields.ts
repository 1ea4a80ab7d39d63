import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { MutationReceipts } from '#messaging';
import { answeringMutation, type RootResolver } from './refusals.js';
import { inUnitOfWork } from './unit-of-work.js';

type Wrap = (resolve: RootResolver) => RootResolver;

/**
 * Gives every root field a unit of work of its own, and every mutation its refusals as part of the payload. Plain
 * functions around the resolvers: an interceptor would cost each read an observable and an entity manager.
 */
export function withUnitsOfWork(schema: GraphQLSchema, em: EntityManager, receipts: MutationReceipts): GraphQLSchema {
  const ownWork: Wrap = (resolve) => (source, args, context, info) =>
    inUnitOfWork(em, () => resolve(source, args, context, info));
  wrap(schema.getQueryType(), 'resolve', ownWork);
  wrap(schema.getMutationType(), 'resolve', (resolve) => answeringMutation(receipts, ownWork(resolve)));
  wrap(schema.getSubscriptionType(), 'subscribe', ownWork);
  return schema;
}

function wrap(type: GraphQLObjectType | null | undefined, name: 'resolve' | 'subscribe', by: Wrap): void {
  for (const field of Object.values(type?.getFields() ?? {})) {
    const given = field[name];
    if (given) field[name] = by(given);
  }
}
