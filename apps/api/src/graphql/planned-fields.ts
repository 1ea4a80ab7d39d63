import { isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { readModels } from '../read-models.js';

const planned = new Set(readModels.map(({ type }) => type));
/** Whether plans answer rows of a type. */
export const isPlanned = (type: string) =>
  planned.has(type) || /(?:Connection|Edge)$/.test(type) || type === 'PageInfo';

/** Plans answer under response keys, so that two aliases of one field find each its own value; all else by field name. */
export function fieldResolver(
  source: Readonly<Record<string, unknown>>,
  _args: unknown,
  _context: unknown,
  info: GraphQLResolveInfo,
): unknown {
  const { key } = info.path;
  if (key === info.fieldName || !isPlanned(info.parentType.name)) return source[info.fieldName];
  const byKey = source[key];
  return byKey === undefined ? source[info.fieldName] : byKey;
}

/** Takes the framework's own reading of properties off the fields, so that `fieldResolver` reads them; others stay. */
export function withoutPropertyResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve?.name === 'rootFieldResolver') field.resolve = undefined;
    }
  }
  return schema;
}

/**
 * Fields that plans answer, by type, for the check at the start; those with a resolver of their own are not among them.
 *
 * @throws Error for a connection over a type that has no read model, and so no policy
 */
export function plannedFields(schema: GraphQLSchema): Record<string, string[]> {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
  const without = types.filter(({ name }) => name.endsWith('Connection') && !planned.has(name.slice(0, -10)));
  if (without.length > 0) throw new Error(`No read model for the rows of ${without.join(', ')}`);
  return Object.fromEntries(
    types
      .filter(({ name }) => planned.has(name))
      .map((type) => [
        type.name,
        Object.values(type.getFields()).flatMap(({ name, resolve }) => (resolve ? [] : [name])),
      ]),
  );
}
