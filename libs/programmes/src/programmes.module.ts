import { Module } from '@nestjs/common';
import { ChangeSeason } from './change-season.js';
import { CreateStage } from './create-stage.js';
import { ExpertiseChoices } from './expertise-choices.js';
import { OpenCalls } from './open-calls.js';
import { RemoveStage } from './remove-stage.js';
import { ReorderStages } from './reorder-stages.js';
import { UpdateStage } from './update-stage.js';

const useCases = [CreateStage, UpdateStage, ReorderStages, RemoveStage, ChangeSeason, OpenCalls, ExpertiseChoices];

@Module({ providers: useCases, exports: useCases })
export class ProgrammesModule {}
