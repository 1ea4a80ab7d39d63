/** A page out of one row more than was asked for. */
export const pageOf = <T extends { readonly id: string }>(rows: readonly T[], first: number) => {
  const nodes = rows.slice(0, first);
  return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: nodes.at(-1)?.id ?? null } };
};
