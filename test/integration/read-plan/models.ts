import {
  allowed,
  among,
  avg,
  borrowed,
  column,
  count,
  max,
  type PlanViewer,
  range,
  ReadModels,
  readModel,
  search,
  set,
  some,
  sql,
  sum,
  tally,
  type Verdict,
  when,
} from '#read-plan';
import { Application, Assignment, Member, Programme, Review, Season, Startup, Topic } from './world.js';

const reviews = { type: 'Review', by: 'assignment.application' } as const;

export const worldDefinitions = [
  readModel({ type: 'Programme', entity: Programme, columns: [], localized: { name: 'name' }, policy: 'public' }),
  readModel({
    type: 'Season',
    entity: Season,
    columns: ['slug', 'title', 'closesAt', { programmeId: 'programme' }],
    toOne: { programme: 'Programme' },
    connections: { applications: { type: 'Application', by: 'season', orderBy: ['number'] } },
    derived: {
      byLifecycle: tally({ type: 'Application', by: 'season', of: 'lifecycle' }),
      isClosed: sql`coalesce(${column('closesAt')} < '2026-01-01', false)`,
      reviewCount: count({ type: 'Review', by: 'assignment.application.season' }),
    },
    few: true,
    policy: 'public',
  }),
  readModel({
    type: 'Startup',
    entity: Startup,
    columns: ['name', 'phone'],
    guarded: { phone: 'readContact' },
    policy: 'rules',
  }),
  readModel({ type: 'Topic', entity: Topic, columns: ['word'], policy: 'public' }),
  readModel({
    type: 'Application',
    entity: Application,
    columns: ['number', 'lifecycle', 'submittedAt', 'answers', 'budget', 'ratio', { state: 'lifecycle' }],
    guarded: { answers: 'readAnswers', members: 'readTeam' },
    toOne: {
      startup: 'Startup',
      season: 'Season',
      bestReview: { ...reviews, orderBy: ['total desc'] },
      myReview: { ...reviews, where: (viewer) => ({ assignment: { reviewer: viewer.personId ?? null } }) },
    },
    toMany: { members: { type: 'Member', by: 'application', orderBy: ['position'] } },
    connections: { reviews },
    derived: {
      reviewCount: count({ ...reviews, where: { state: 'SENT' } }),
      meanScore: avg({ ...reviews, where: { state: 'SENT' }, of: 'total' }),
      bestScore: max({ ...reviews, where: { state: 'SENT' }, of: 'total' }),
      pointsAtAll: sum({ ...reviews, of: 'total' }),
      anyReview: some({ ...reviews, policy: 'none', because: 'the number alone tells nothing' }),
      maySubmit: allowed('submit'),
      programmeName: borrowed('season.programme.name', 'every applicant knows the programme'),
    },
    composed: { receipt: ['number', 'submittedAt'] },
    orderBy: { submittedAt: ['submittedAt'], name: ['startup.name'], score: ['meanScore'], number: ['number'] },
    filters: {
      lifecycle: 'in',
      seasonId: 'eq',
      search: search('startup.name', 'number'),
      submittedAt: 'range',
      submitted: set('submittedAt'),
      startupId: among('startup'),
      score: range('meanScore'),
      phone: { kind: 'eq', path: 'startup.phone' },
      mine: when((viewer) => ({ lead: viewer.personId ?? null })),
    },
    policy: 'rules',
  }),
  readModel({ type: 'Member', entity: Member, columns: ['name', 'position'], policy: 'rules' }),
  readModel({
    type: 'Assignment',
    entity: Assignment,
    columns: [],
    toOne: { review: 'Review', application: 'Application' },
    policy: 'rules',
  }),
  readModel({
    type: 'Review',
    entity: Review,
    columns: ['state', 'total', 'comment'],
    toOne: { assignment: 'Assignment' },
    orderBy: { total: ['total'] },
    guarded: { comment: 'readComment' },
    policy: 'rules',
  }),
];

export const worldModels = () => new ReadModels(worldDefinitions);

/** A viewer whose rules are written out; what is not named is not allowed, except where `base` says otherwise. */
export function viewerWith(
  rules: Readonly<Record<string, Verdict>>,
  personId: string | null = null,
  base: Verdict = false,
): PlanViewer {
  return { locale: 'id', personId, conditions: (action, subject) => rules[`${action} ${subject}`] ?? base };
}

export const everything = viewerWith({}, null, true);
