import { eq, readModel } from '#read-plan';
import { Enrolment } from '#schema';

export const progressReadModels = [
  readModel({
    type: 'Enrolment',
    entity: Enrolment,
    columns: ['state', 'startedAt', 'endedAt', 'version', { cohortId: 'cohort' }],
    toOne: { cohort: 'Cohort', startup: 'Startup', stage: 'Stage', application: 'Application' },
    filters: { cohortId: eq('cohort'), stageId: eq('stage') },
    orderBy: { name: ['startup.name'] },
    defaultOrder: 'name',
    policy: 'rules',
  }),
];
