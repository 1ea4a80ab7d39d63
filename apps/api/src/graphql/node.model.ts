import { Field, ID, InterfaceType } from '@nestjs/graphql';
import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { fromGlobalId } from '#read-plan';

/** Every type whose rows have a policy and a global id; `test/contracts/read-models.spec.ts` holds them to it. */
@InterfaceType('Node', {
  description: 'Anything that has a global id.',
  resolveType: ({ __typename }: { readonly __typename: string }) => __typename,
})
export abstract class NodeModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;
}

/** Whether a word is a global id of a type that the schema shows; there are read models that it does not. */
export function namesNode(schema: GraphQLSchema, word: string): boolean {
  const node = schema.getType('Node');
  const type = schema.getType(fromGlobalId(word)?.type ?? '');
  return isInterfaceType(node) && isObjectType(type) && schema.isSubType(node, type);
}
