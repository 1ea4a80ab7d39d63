import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { RecentlyUsed } from '#read-plan';
import { isCompilable } from '../compilable.js';
import type { GraphqlContext } from '../context.js';
import type { KnownOperations, Run } from '../known-operations.js';
import { variablesFit } from '../variables-fit.js';

/** Programs kept, and how often a document is met before it is worth compiling. */
const mostPrograms = 500;
const runsBeforeCompiling = 2;

type Program = (
  root: unknown,
  context: GraphqlContext,
  variables: Record<string, unknown>,
) => Promise<ExecutionResult> | ExecutionResult;

interface Known {
  runs: number;
  /** Null when the document cannot be compiled; absent until it was tried. */
  run?: Run | null;
}

/**
 * Answers documents that come often from compiled programs. It stands behind parsing, validation and every limit, and
 * hands its errors to the same words as the executor's. What it will not compile, and variables that do not fit, are
 * left to the executor, before any resolver has run.
 */
export function jitPlugin(answered: KnownOperations): ApolloServerPlugin<GraphqlContext> {
  const known = new RecentlyUsed<Known>(mostPrograms);
  return {
    async requestDidStart() {
      return {
        async responseForOperation(asked) {
          const { schema, document, operation, operationName, queryHash } = asked;
          if (!operation) return null;
          const one = remembered(known, `${queryHash} ${operationName ?? ''}`);
          if (one.run === undefined && ++one.runs > runsBeforeCompiling) {
            const program = compile(schema, document, operationName);
            one.run = program && running(program, schema, operation);
          }
          return one.run ? answered.respond(asked, one.run) : null;
        },
      };
    },
  };
}

function remembered(known: RecentlyUsed<Known>, key: string): Known {
  let one = known.get(key);
  if (!one) known.set(key, (one = { runs: 0 }));
  return one;
}

const running =
  (program: Program, schema: GraphQLSchema, operation: OperationDefinitionNode): Run =>
  async (context, variables) => {
    if (!variablesFit(schema, operation, variables)) return null;
    const { data, ...rest } = await program(undefined, context, variables);
    return data === undefined ? null : { ...rest, data };
  };

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): Program | null {
  if (!isCompilable(document)) return null;
  const compiled = compileQuery<Record<string, unknown>, Record<string, unknown>>(
    schema,
    document,
    operationName ?? undefined,
    {
      disablingCapturingStackErrors: true,
    },
  );
  return isCompiledQuery(compiled) ? compiled.query : null;
}
