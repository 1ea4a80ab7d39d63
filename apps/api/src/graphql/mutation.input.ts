import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, Length } from 'class-validator';

@InputType({ isAbstract: true })
export abstract class MutationInput {
  @Field(() => String, { nullable: true, description: 'A key of the caller; the same key is answered once.' })
  @IsOptional()
  @IsString()
  @Length(1, 255)
  clientMutationId?: string | null;
}
