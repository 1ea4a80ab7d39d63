/** A GraphQL enum out of the constant list that the schema and the database share. */
export const enumOf = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value, value]));
