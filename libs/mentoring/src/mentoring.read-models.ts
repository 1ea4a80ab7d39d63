import { among, count, eq, readModel, tally } from '#read-plan';
import { MatchRun, MatchWish, MentorMatch, MentorProfile } from '#schema';

export const mentoringReadModels = [
  readModel({
    type: 'MentorProfile',
    entity: MentorProfile,
    columns: [
      'headline',
      'organisation',
      'topics',
      'sectors',
      'stages',
      'languages',
      'maxStartups',
      'state',
      'version',
    ],
    toOne: { person: 'Person', cohort: 'Cohort' },
    toMany: { matches: { type: 'MentorMatch', by: 'mentor', where: { state: { $ne: 'PROPOSED' } } } },
    derived: { active: count({ type: 'MentorMatch', by: 'mentor', where: { state: 'ACTIVE' } }) },
    orderBy: { name: ['person.fullName'] },
    filters: { cohortId: eq('cohort') },
    policy: 'rules',
  }),
  readModel({
    type: 'MentorMatch',
    entity: MentorMatch,
    columns: ['affinity', 'reasons', 'state', 'offeredAt', 'answeredAt', 'answerNote', 'version'],
    toOne: { startup: 'Startup', mentor: 'MentorProfile', run: 'MatchRun' },
    filters: { state: among('state'), runId: eq('run') },
    orderBy: { affinity: ['affinity'], startup: ['startup.name'] },
    policy: 'rules',
  }),
  readModel({
    type: 'MatchRun',
    entity: MatchRun,
    columns: ['state', 'outcome', 'createdAt', 'finishedAt', 'publishedAt'],
    toOne: { cohort: 'Cohort', requestedBy: 'Person' },
    toMany: { matches: { type: 'MentorMatch', by: 'run', orderBy: ['startup.name'] } },
    derived: { states: tally({ type: 'MentorMatch', by: 'run', of: 'state' }) },
    orderBy: { createdAt: ['createdAt'] },
    defaultOrder: 'createdAt desc',
    filters: { cohortId: eq('cohort') },
    policy: 'rules',
  }),
  readModel({
    type: 'MatchWish',
    entity: MatchWish,
    columns: ['kind'],
    toOne: { startup: 'Startup', mentor: 'MentorProfile' },
    policy: 'rules',
  }),
];
