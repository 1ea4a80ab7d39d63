import { among, eq, readModel, search } from '#read-plan';
import { Application, StageEntry } from '#schema';

export const applicationsReadModels = [
  readModel({
    type: 'Application',
    entity: Application,
    columns: ['number', 'lifecycle', 'submittedAt', 'isSample', 'version'],
    toOne: { startup: 'Startup', season: 'Season', lead: 'Person' },
    filters: { lifecycle: among('lifecycle'), seasonId: eq('season'), search: search('number', 'startup.name') },
    orderBy: { submittedAt: ['submittedAt'], number: ['number'] },
    defaultOrder: 'submittedAt desc',
    policy: 'rules',
  }),
  readModel({
    type: 'StageEntry',
    entity: StageEntry,
    columns: ['enteredAt', 'leftAt', 'result', 'gateMet', 'waiver'],
    toOne: { stage: 'Stage', movedBy: 'Person' },
    policy: 'rules',
  }),
];
