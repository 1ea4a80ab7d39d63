import { Module } from '@nestjs/common';
import { ActivityResolver } from './activity.resolver.js';

export const activitiesResolvers = [ActivityResolver];

@Module({ providers: activitiesResolvers })
export class ActivitiesApiModule {}
