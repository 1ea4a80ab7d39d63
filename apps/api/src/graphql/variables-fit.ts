import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

/** Whether the variables of a request are what its operation declares. */
export function variablesFit(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  if (!variableDefinitions?.length) return true;
  return getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 }).errors === undefined;
}
