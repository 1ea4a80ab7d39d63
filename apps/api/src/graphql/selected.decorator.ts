import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { selectionOf } from './selection-to-plan.js';

/** What the caller selected, for a plan; with a path, what was selected below that field of a payload. */
export const Selected = createParamDecorator((path: string | undefined, context: ExecutionContext) =>
  selectionOf(GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>(), path),
);
