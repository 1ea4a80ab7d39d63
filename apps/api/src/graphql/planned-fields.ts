import { isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { readModels } from '../read-models.js';

const planned = new Set(readModels.map(({ type }) => type));
const isPlanned = (type: string) => planned.has(type) || /(?:Connection|Edge)$/.test(type) || type === 'PageInfo';

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
