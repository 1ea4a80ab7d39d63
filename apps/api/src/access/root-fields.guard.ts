import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { DomainError } from '#kernel';
import type { GraphqlContext } from '../graphql/context.js';
import { requirementKey, type Requirement } from './requires.decorator.js';

/** Stands before every root field. A field that does not say what it requires is closed to all. */
@Injectable()
export class RootFieldsGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const requirement = this.reflector.get<Requirement | undefined>(requirementKey, context.getHandler());
    if (requirement === 'nothing') return true;
    const { viewer } = GqlExecutionContext.create(context).getContext<GraphqlContext>();
    if (!viewer.personId) throw new DomainError('UNAUTHENTICATED');
    if (requirement === 'signIn') return true;
    if (requirement && viewer.can(requirement.action, requirement.subject)) return true;
    throw new DomainError('NOT_FOUND');
  }
}
