import { among, borrowed, column, count, eq, readModel, search, set, sqlPastPolicies, sum, tally } from '#read-plan';
import {
  Assignment,
  AssignmentRun,
  Commitment,
  Conflict,
  Criterion,
  Decision,
  DecisionBatch,
  ReviewerLeniency,
  ReviewerProfile,
  ReviewRound,
  Review,
  ReviewScore,
  Rubric,
  ScoreResult,
  ScoreRun,
} from '#schema';
import { choiceFields } from './choice-fields.js';

const sent = { state: 'SENT' } as const;
const roundRules = [
  'readsPerApplication',
  'leastReads',
  'fitWeights',
  'fitRules',
  'quota',
  'groupField',
  'needs',
  'mostPerOrganisation',
] as const;

/** Rounds, rubrics and what reviewers are given. */
const rounds = [
  readModel({
    type: 'Rubric',
    entity: Rubric,
    columns: ['lowest', 'highest', 'frozenAt', 'version'],
    localized: { name: 'name' },
    toMany: { criteria: { type: 'Criterion', by: 'rubric', orderBy: ['position'] } },
    few: true,
    policy: 'rules',
  }),
  readModel({
    type: 'Criterion',
    entity: Criterion,
    columns: ['key', 'position', 'weight', 'anchors', 'mayBeLeftOut'],
    localized: { name: 'name', question: 'question' },
    policy: 'rules',
  }),
  readModel({
    type: 'ReviewRound',
    entity: ReviewRound,
    columns: [...roundRules, 'state', 'blind', 'hiddenFields', 'openedAt', 'locksAt', 'version'],
    localized: { name: 'name' },
    toOne: {
      season: 'Season',
      stage: 'Stage',
      rubric: 'Rubric',
      currentRun: { type: 'ScoreRun', by: 'round', where: { isCurrent: true } },
      assignmentRun: { type: 'AssignmentRun', by: 'round', orderBy: ['createdAt desc'] },
      batch: { type: 'DecisionBatch', by: 'round', orderBy: ['releasedAt desc'] },
    },
    guarded: { placesFree: 'release', fitWeights: 'assign', fitRules: 'assign' },
    toMany: {
      commitments: { type: 'Commitment', by: 'round', orderBy: ['reviewer.fullName'] },
      leniency: {
        type: 'ReviewerLeniency',
        by: 'run.round',
        where: { run: { isCurrent: true } },
        orderBy: ['leniency'],
      },
    },
    connections: { decisions: { type: 'Decision', by: 'round' } },
    derived: {
      progress: tally({ type: 'Assignment', by: 'round', of: 'state' }),
      reviewsSent: count({ type: 'Review', by: 'assignment.round', where: sent }),
      capacity: sum({ type: 'Commitment', by: 'round', of: 'capacity' }),
      choiceFields,
      marks: tally({ type: 'Decision', by: 'round', where: { batch: null }, of: 'outcome' }),
      placesFree: sqlPastPolicies(
        'A number without names, for those who give the places; offers have no reads of their own.',
      )`(select greatest(0, ${column('quota')} - count(*))::int from offer o
        join application a on a.id = o.application_id
        where a.season_id = ${column('season')} and o.state in ('MADE', 'CONFIRMED'))`,
    },
    orderBy: { locksAt: ['locksAt'] },
    defaultOrder: 'locksAt desc',
    few: true,
    policy: 'rules',
  }),
  readModel({
    type: 'Commitment',
    entity: Commitment,
    columns: ['capacity', 'sectors', 'profile', 'kind'],
    toOne: { reviewer: 'Person', round: 'ReviewRound' },
    policy: 'rules',
  }),
  readModel({
    type: 'ReviewerProfile',
    entity: ReviewerProfile,
    columns: ['organisation', 'bio', 'topics', 'sectors', 'stages', 'ventures', 'languages', 'spaces', 'version'],
    policy: 'rules',
  }),
  readModel({
    type: 'AssignmentRun',
    entity: AssignmentRun,
    columns: ['state', 'outcome', 'createdAt', 'finishedAt'],
    toOne: { requestedBy: 'Person' },
    policy: 'rules',
  }),
];

/** Who may not judge whom, and why. */
const conflicts = [
  readModel({
    type: 'Conflict',
    entity: Conflict,
    columns: ['source', 'reason', 'note', 'evidence', 'createdAt', 'liftedAt'],
    toOne: { person: 'Person', startup: 'Startup', declaredBy: 'Person', liftedBy: 'Person' },
    orderBy: { createdAt: ['createdAt'], person: ['person.fullName'], startup: ['startup.name'] },
    defaultOrder: 'createdAt desc',
    filters: {
      source: among('source'),
      reason: among('reason'),
      lifted: set('liftedAt'),
      ids: among('id'),
      text: search('person.fullName', 'startup.name', 'evidence', 'note'),
    },
    policy: 'rules',
  }),
];

/** What one reviewer reads and writes. */
const reviews = [
  readModel({
    type: 'Assignment',
    entity: Assignment,
    columns: ['state', 'clearedAt', 'reasons', 'version'],
    guarded: { content: 'readContent' },
    toOne: {
      round: 'ReviewRound',
      reviewer: 'Person',
      review: { type: 'Review', by: 'assignment' },
    },
    derived: {
      number: borrowed('application.number', 'a reviewer knows a file by its number and its content alone'),
      content: sqlPastPolicies(
        'the rule `readContent` guards it; the fields that the round hides are taken out here',
      )`(select jsonb_build_object(
          'answers', s.answers - r.hidden_fields,
          'form', f.definition)
        from application_snapshot s
        join application a on a.id = s.application_id
        join review_round r on r.id = ${column('round')}
        join form_definition f on f.season_id = a.season_id and f.kind = 'APPLICATION' and f.form_version = s.form_version
        where s.application_id = ${column('application')} order by s.sequence desc limit 1)`,
    },
    filters: { state: among('state'), roundId: eq('round') },
    orderBy: { state: ['state'] },
    policy: 'rules',
  }),
  readModel({
    type: 'Review',
    entity: Review,
    columns: ['state', 'confidence', 'sharedComment', 'privateComment', 'total', 'sentAt', 'version'],
    toOne: { assignment: 'Assignment' },
    toMany: { scores: { type: 'ReviewScore', by: 'review', orderBy: ['criterion.position'] } },
    orderBy: { sentAt: ['sentAt'] },
    policy: 'rules',
  }),
  readModel({
    type: 'ReviewScore',
    entity: ReviewScore,
    columns: ['score', 'comment'],
    toOne: { criterion: 'Criterion' },
    policy: 'rules',
  }),
];

/** What a round came to. */
const results = [
  readModel({
    type: 'ScoreRun',
    entity: ScoreRun,
    columns: [
      'createdAt',
      'engineVersion',
      'inputsHash',
      'level',
      'quota',
      'reviews',
      'model',
      'warnings',
      'isCurrent',
      'isPreview',
      'resultHash',
      'thinnedAt',
    ],
    toOne: { round: 'ReviewRound' },
    orderBy: { createdAt: ['createdAt'] },
    defaultOrder: 'createdAt desc',
    toMany: { reviewers: { type: 'ReviewerLeniency', by: 'run', orderBy: ['leniency'] } },
    connections: { results: { type: 'ScoreResult', by: 'run' } },
    derived: {
      bands: tally({ type: 'ScoreResult', by: 'run', of: 'band' }),
      cut: sqlPastPolicies(
        'whoever may read a run may read all its results',
      )`(select case when count(*) = 2 then avg(t.calibrated) end from (
        select s.calibrated from score_result s where s.run_id = ${column('id')} and s.calibrated is not null
        order by s.calibrated desc, s.id offset ${column('quota')} - 1 limit 2) t)`,
    },
    policy: 'rules',
  }),
  readModel({
    type: 'ScoreResult',
    entity: ScoreResult,
    columns: [
      'reads',
      'rawMean',
      'calibrated',
      'sd',
      'low',
      'high',
      'rank',
      'rankLow',
      'rankHigh',
      'chance',
      'band',
      'spread',
      'contributions',
    ],
    toOne: { application: 'Application', run: 'ScoreRun' },
    derived: {
      outcome: sqlPastPolicies(
        'whoever may read a result directs its round and may read its decisions',
      )`(select d.outcome from decision d join score_run r on r.round_id = d.round_id
        where r.id = ${column('run')} and d.application_id = ${column('application')})`,
    },
    orderBy: { rank: ['rank'], spread: ['spread', 'rank desc'], calibrated: ['calibrated'], rawMean: ['rawMean'] },
    defaultOrder: 'rank',
    filters: { band: among('band'), lifecycle: among('application.lifecycle') },
    policy: 'rules',
  }),
  readModel({
    type: 'ReviewerLeniency',
    entity: ReviewerLeniency,
    columns: ['reads', 'leniency', 'sd', 'group'],
    toOne: { reviewer: 'Person' },
    policy: 'rules',
  }),
  readModel({
    type: 'Decision',
    entity: Decision,
    columns: ['outcome', 'reason', 'note', 'createdAt', 'version'],
    toOne: { application: 'Application', decidedBy: 'Person', batch: 'DecisionBatch' },
    filters: { outcome: among('outcome') },
    policy: 'rules',
  }),
  readModel({
    type: 'DecisionBatch',
    entity: DecisionBatch,
    columns: ['releasedAt', 'accepted', 'waitlisted', 'declined'],
    toOne: { releasedBy: 'Person' },
    policy: 'rules',
  }),
];

export const assessmentReadModels = [...rounds, ...conflicts, ...reviews, ...results];
