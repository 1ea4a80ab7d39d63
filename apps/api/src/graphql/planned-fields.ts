import { isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';

/** Plans answer under response keys, so that two aliases of one field find each its own value. */
export function fieldResolver(
  source: Readonly<Record<string, unknown>>,
  _args: unknown,
  _context: unknown,
  info: GraphQLResolveInfo,
): unknown {
  const byKey = source[info.path.key];
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
