import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { applicationLifecycles, type ApplicationLifecycle } from '#schema';
import { enumOf } from '../graphql/enum-of.js';
import { DateTime } from '../graphql/scalars.js';
import { StartupModel } from '../identity/person.model.js';

export const ApplicationLifecycleEnum = enumOf(applicationLifecycles);
registerEnumType(ApplicationLifecycleEnum, {
  name: 'ApplicationLifecycle',
  description: 'Where an application stands.',
});

@ObjectType('Application', { description: "One startup's request to join one season." })
export class ApplicationModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Number, such as HFS2-0042.' })
  number!: string;

  @Field(() => ApplicationLifecycleEnum, { description: 'Where it stands.' })
  lifecycle!: ApplicationLifecycle;

  @Field(() => DateTime, { nullable: true, description: 'When it was first sent.' })
  submittedAt!: string | null;

  @Field(() => StartupModel, { nullable: true, description: 'Who applies; hidden from reviewers of a blind round.' })
  startup!: StartupModel | null;

  @Field(() => Boolean, { description: 'Whether this is sample data.' })
  isSample!: boolean;

  @Field(() => Int, { description: 'Version to name when changing it.' })
  version!: number;
}
