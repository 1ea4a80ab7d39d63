import { Module } from '@nestjs/common';
import { ProgrammesModule } from '#programmes';
import { ProgrammeResolver } from './programme.resolver.js';
import { SeasonResolver } from './season.resolver.js';

@Module({ imports: [ProgrammesModule], providers: [ProgrammeResolver, SeasonResolver] })
export class ProgrammesApiModule {}
