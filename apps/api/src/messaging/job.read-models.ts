import { among, eq, readModel } from '#read-plan';
import { JobRun } from '#schema';

/** Jobs have no capability of their own; the api shows the ledger that messaging keeps. */
export const jobReadModels = [
  readModel({
    type: 'Job',
    entity: JobRun,
    columns: [
      'name',
      'queue',
      'state',
      'done',
      'total',
      'step',
      'starts',
      'error',
      'subjectType',
      'subjectId',
      'cancelRequestedAt',
      'createdAt',
      'startedAt',
      'finishedAt',
    ],
    filters: { state: among('state'), subjectId: eq('subjectId') },
    orderBy: { createdAt: ['createdAt'] },
    defaultOrder: 'createdAt desc',
    policy: 'rules',
  }),
];
