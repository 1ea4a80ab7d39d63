import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A refusal that a form can show.' })
export class UserError {
  @Field(() => String, { description: 'Code from a closed list; programs act on it.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Input field the refusal is about, as a dotted path.' })
  field!: string | null;

  @Field(() => String, { description: "What happened and what to do, in the viewer's language." })
  message!: string;
}

@ObjectType({ isAbstract: true })
export abstract class Payload {
  @Field(() => String, { nullable: true, description: 'The key the caller sent with the mutation.' })
  clientMutationId?: string | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty when it was done.' })
  userErrors!: UserError[];
}
