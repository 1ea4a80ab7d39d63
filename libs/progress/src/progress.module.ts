import { Module } from '@nestjs/common';
import { MoveStartup } from './move-startup.js';

@Module({ providers: [MoveStartup], exports: [MoveStartup] })
export class ProgressModule {}
