import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'How many rows have one value.' })
export class TallyEntry {
  @Field(() => String, { description: 'The value.' })
  key!: string;

  @Field(() => Int, { description: 'How many rows have it.' })
  count!: number;
}
