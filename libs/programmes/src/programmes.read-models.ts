import { count, eq, readModel, tally } from '#read-plan';
import { Cohort, FormDefinition, Programme, Region, Season, Space, Stage } from '#schema';

export const programmesReadModels = [
  readModel({
    type: 'Programme',
    entity: Programme,
    columns: ['slug', 'type', 'zone', 'isSample'],
    localized: { name: 'name', summary: 'summary' },
    toOne: { organisation: 'Organisation' },
    toMany: { seasons: { type: 'Season', by: 'programme', orderBy: ['opensAt desc'] } },
    orderBy: { slug: ['slug'] },
    policy: 'rules',
  }),
  readModel({
    type: 'Season',
    entity: Season,
    columns: ['slug', 'state', 'opensAt', 'finalDeadline', 'seats', 'offerHours', 'isRehearsal', 'isSample', 'version'],
    localized: { name: 'name', summary: 'summary' },
    toOne: { programme: 'Programme' },
    toMany: {
      stages: { type: 'Stage', by: 'season', orderBy: ['position'] },
      cohorts: { type: 'Cohort', by: 'season' },
      rounds: { type: 'ReviewRound', by: 'season' },
      forms: {
        type: 'FormDefinition',
        by: 'season',
        where: { publishedAt: { $ne: null } },
        orderBy: ['formVersion desc'],
      },
    },
    derived: { funnel: tally({ type: 'Application', by: 'season', of: 'lifecycle' }) },
    filters: { state: eq('state'), slug: eq('slug') },
    orderBy: { opensAt: ['opensAt'] },
    defaultOrder: 'opensAt desc',
    policy: 'rules',
  }),
  readModel({
    type: 'Stage',
    entity: Stage,
    columns: ['key', 'kind', 'position', 'startsAt', 'endsAt', 'seats', 'gate', 'version'],
    localized: { staffName: 'staffName', applicantName: 'applicantName' },
    toOne: { season: 'Season' },
    derived: { here: count({ type: 'StageEntry', by: 'stage', where: { leftAt: null } }) },
    policy: 'rules',
  }),
  readModel({
    type: 'Cohort',
    entity: Cohort,
    columns: ['slug', 'capacity', 'state', 'version'],
    localized: { name: 'name' },
    toOne: { season: 'Season' },
    policy: 'rules',
  }),
  readModel({
    type: 'FormDefinition',
    entity: FormDefinition,
    columns: ['kind', 'formVersion', 'definition'],
    policy: 'rules',
  }),
  readModel({ type: 'Region', entity: Region, columns: ['code', 'name', 'level', 'area'], policy: 'rules' }),
  readModel({
    type: 'Space',
    entity: Space,
    columns: ['slug', 'name', 'regionCode', 'state', 'focusAreas', 'facilities', 'isSample'],
    localized: { summary: 'summary' },
    policy: 'rules',
  }),
];
