import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { FilesController } from '../http/files.controller.js';
import { AnswerResolver } from './answer.resolver.js';
import { ApplicationResolver } from './application.resolver.js';
import { CheckResolver } from './check.resolver.js';
import { DraftResolver } from './draft.resolver.js';

export const applicationsResolvers = [ApplicationResolver, DraftResolver, AnswerResolver, CheckResolver];

@Module({ imports: [ApplicationsModule], controllers: [FilesController], providers: applicationsResolvers })
export class ApplicationsApiModule {}
