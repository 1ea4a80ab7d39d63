import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { checkReasons, checkResults, memberRights, offerStates, stageResults, type MemberRight } from '#schema';
import { enumOf } from '../graphql/enum-of.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { NodeModel } from '../graphql/node.model.js';
import { PersonModel } from '../identity/person.model.js';
import { StageModel } from '../programmes/programme.model.js';

export const MemberRightEnum = enumOf(memberRights);
registerEnumType(MemberRightEnum, { name: 'MemberRight', description: 'What a team member may do to an application.' });
export const CheckResultEnum = enumOf(checkResults);
registerEnumType(CheckResultEnum, { name: 'CheckResult', description: 'What the administrative check found.' });
export const CheckReasonEnum = enumOf(checkReasons);
registerEnumType(CheckReasonEnum, { name: 'CheckReason', description: 'Why a file is not eligible.' });
export const OfferStateEnum = enumOf(offerStates);
registerEnumType(OfferStateEnum, { name: 'OfferState', description: 'What became of an offer.' });
export const StageResultEnum = enumOf(stageResults);
registerEnumType(StageResultEnum, { name: 'StageResult', description: 'How a stage was left.' });

@ObjectType('ApplicationMember', {
  implements: () => NodeModel,
  description: 'A person with access to an application.',
})
export class ApplicationMemberModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Address.' })
  email!: string;

  @Field(() => MemberRightEnum, { description: 'What this person may do.' })
  right!: MemberRight;

  @Field(() => Boolean, { description: 'Whether this person leads the team.' })
  isLead!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When this person first took part; none while invited.' })
  joinedAt!: string | null;
}

@ObjectType('ApplicationSnapshot', { implements: () => NodeModel, description: 'What was sent, frozen.' })
export class ApplicationSnapshotModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => Int, { description: '1 for the first submission, 2 after the first revision, and so on.' })
  sequence!: number;

  @Field(() => Json, { description: 'Answers by field key.' })
  answers!: unknown;

  @Field(() => Int, { description: 'Version of the form.' })
  formVersion!: number;

  @Field(() => DateTime, { description: 'When it was sent.' })
  takenAt!: string;
}

@ObjectType('StoredFile', {
  implements: () => NodeModel,
  description: 'A file that answers a question; its bytes come from `/files/<id>`.',
})
export class StoredFileModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Key of the question.' })
  fieldKey!: string;

  @Field(() => String, { description: 'Name its owner gave it.' })
  name!: string;

  @Field(() => String, { description: 'Media type, by its content.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Size in bytes.' })
  bytes!: number;

  @Field(() => DateTime, { description: 'When it arrived.' })
  createdAt!: string;
}

@ObjectType('CheckVerdict', {
  implements: () => NodeModel,
  description: 'What staff found in the administrative check.',
})
export class CheckVerdictModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => CheckResultEnum, { description: 'The finding.' })
  result!: string;

  @Field(() => [CheckReasonEnum], { description: 'Why it is not eligible.' })
  reasonCodes!: string[];

  @Field(() => String, { description: 'Note.' })
  note!: string;

  @Field(() => PersonModel, { nullable: true, description: 'Who checked.' })
  checkedBy!: PersonModel | null;

  @Field(() => DateTime, { description: 'When.' })
  checkedAt!: string;
}

@ObjectType('RevisionRequest', {
  implements: () => NodeModel,
  description: 'A file sent back with some fields unlocked.',
})
export class RevisionRequestModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => Int, { description: '1 for the first time, and so on.' })
  sequence!: number;

  @Field(() => [String], { description: 'Keys of the questions that are open again.' })
  fieldKeys!: string[];

  @Field(() => String, { description: 'What is asked.' })
  note!: string;

  @Field(() => DateTime, { description: 'Until when it can be answered.' })
  dueAt!: string;

  @Field(() => DateTime, { description: 'When it was asked.' })
  askedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt!: string | null;
}

@ObjectType('Offer', {
  implements: () => NodeModel,
  description: 'A place held for a startup until its clock runs out.',
})
export class OfferModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => OfferStateEnum, { description: 'What became of it.' })
  state!: string;

  @Field(() => DateTime, { description: 'Until when it can be confirmed.' })
  expiresAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt!: string | null;
}

@ObjectType('StageEntry', { implements: () => NodeModel, description: 'One stay in one stage.' })
export class StageEntryModel {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => StageModel, { nullable: true, description: 'The stage.' })
  stage!: StageModel | null;

  @Field(() => DateTime, { description: 'Since when.' })
  enteredAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'Until when.' })
  leftAt!: string | null;

  @Field(() => StageResultEnum, { nullable: true, description: 'How it was left.' })
  result!: string | null;

  @Field(() => [String], { description: 'Keys of the gate items that held.' })
  gateMet!: string[];

  @Field(() => String, { description: 'Why an open gate item did not matter.' })
  waiver!: string;
}
