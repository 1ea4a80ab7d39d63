import {
  getVariableValues,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

/** Says yes to most values that fit; a no means nothing yet. */
type Glance = (value: unknown) => boolean;

const most = 2 ** 31;
const scalars: Readonly<Record<string, Glance>> = {
  ID: (value) => typeof value === 'string',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => Number.isInteger(value) && Number(value) < most && Number(value) >= -most,
  Float: (value) => Number.isFinite(value),
};
const never: Glance = () => false;

const glances = new WeakMap<OperationDefinitionNode, Glance>();

/** Whether the variables of a request are what its operation declares. */
export function variablesFit(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  const { variableDefinitions } = operation;
  if (!variableDefinitions?.length) return true;
  let glance = glances.get(operation);
  if (!glance) glances.set(operation, (glance = glanceOfVariables(schema, operation)));
  if (glance(variables)) return true;
  return getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 }).errors === undefined;
}

function glanceOfVariables(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode): Glance {
  const known = new Map<GraphQLInputType, Glance>();
  const parts = variableDefinitions.map(({ variable, type, defaultValue }): [string, Glance] => {
    const declared = typeFromAST(schema, type);
    const glance = isInputType(declared) ? glanceOf(declared, known) : never;
    return [variable.name.value, (value) => (value === undefined && defaultValue !== undefined) || glance(value)];
  });
  return (variables) => parts.every(([name, glance]) => glance((variables as Record<string, unknown>)[name]));
}

function glanceOf(type: GraphQLInputType, known: Map<GraphQLInputType, Glance>): Glance {
  if (isNonNullType(type)) {
    const inner = glanceOf(type.ofType, known);
    return (value) => value !== null && value !== undefined && inner(value);
  }
  let glance = known.get(type);
  if (glance) return glance;
  let given: Glance = never;
  // Known before it is written, for an input that holds itself.
  known.set(type, (glance = (value) => value === null || value === undefined || given(value)));
  given = glanceOfValue(type, known);
  return glance;
}

function glanceOfValue(type: GraphQLInputType, known: Map<GraphQLInputType, Glance>): Glance {
  if (isListType(type)) {
    const item = glanceOf(type.ofType, known);
    return (value) => Array.isArray(value) && value.every((one) => item(one));
  }
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) !== undefined;
  if (!isInputObjectType(type)) return ('name' in type ? scalars[type.name] : undefined) ?? never;
  if (type.isOneOf) return never;
  const fields = Object.values(type.getFields());
  const glances = new Map(fields.map((field) => [field.name, glanceOf(field.type, known)]));
  const required = fields.filter((field) => isRequiredInputField(field)).map(({ name }) => name);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const given = value as Record<string, unknown>;
    return (
      Object.keys(given).every((key) => glances.get(key)?.(given[key])) &&
      required.every((name) => given[name] !== undefined)
    );
  };
}
