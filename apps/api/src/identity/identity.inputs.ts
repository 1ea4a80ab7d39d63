import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsEmail, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { locales, type Locale } from '#kernel';
import { roles, type Role } from '#schema';
import { IdOf } from '../graphql/id-of.decorator.js';
import { MutationInput } from '../graphql/mutation.input.js';
import { Payload } from '../graphql/user-error.model.js';
import { InvitationModel, LocaleEnum, PersonModel, RoleEnum } from './person.model.js';

@InputType({ description: 'Whom to invite, to what.' })
export class InvitePersonInput extends MutationInput {
  @IdOf('Programme', { description: 'Programme in which the role is held.' })
  programmeId!: string;

  @Field(() => String, { description: 'Address the letter goes to.' })
  @IsEmail()
  @Length(3, 200)
  email!: string;

  @Field(() => RoleEnum, { description: 'Role it gives.' })
  @IsIn(roles)
  role!: Role;
}

@InputType({ description: 'The token out of the letter.' })
export class AcceptInvitationInput extends MutationInput {
  @Field(() => String, { description: 'Token from the link.' })
  @IsString()
  @Length(10, 100)
  token!: string;
}

@InputType({ description: 'Which invitation to take back.' })
export class RevokeInvitationInput extends MutationInput {
  @IdOf('Invitation', { description: 'The invitation.' })
  invitationId!: string;
}

@InputType({ description: 'What to change of oneself.' })
export class UpdateProfileInput extends MutationInput {
  @Field(() => String, { nullable: true, description: 'Full name.' })
  @IsOptional()
  @IsString()
  @Length(1, 120)
  fullName?: string;

  @Field(() => LocaleEnum, { nullable: true, description: 'Language.' })
  @IsOptional()
  @IsIn(locales)
  locale?: Locale;
}

@ObjectType({ description: 'Answer to an invitation made or taken back.' })
export class InvitationPayload extends Payload {
  @Field(() => InvitationModel, { nullable: true, description: 'The invitation.' })
  invitation?: InvitationModel | null;
}

@ObjectType({ description: 'Answer to a change of oneself.' })
export class PersonPayload extends Payload {
  @Field(() => PersonModel, { nullable: true, description: 'The person.' })
  person?: PersonModel | null;
}
