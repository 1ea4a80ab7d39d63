import { defineEntity, p } from '@mikro-orm/core';
import { DomainError, type Id } from '#kernel';
import { dated, identified, moment, sampled, versioned } from '../../columns.js';
import { Assignment } from '../assessment/assignment.entity.js';
import { Decision } from '../assessment/decision.entity.js';
import { ScoreResult } from '../assessment/score-result.entity.js';
import { Person } from '../identity/person.entity.js';
import { Startup } from '../identity/startup.entity.js';
import { Season } from '../programmes/season.entity.js';
import { ApplicationMember } from './application-member.entity.js';
import { ApplicationSnapshot } from './application-snapshot.entity.js';
import { CheckVerdict } from './check-verdict.entity.js';
import { ImportRun } from './import-run.entity.js';
import { Offer } from './offer.entity.js';
import { RevisionRequest } from './revision-request.entity.js';
import { StageEntry } from './stage-entry.entity.js';
import { StoredFile } from './stored-file.entity.js';

export const applicationLifecycles = [
  'DRAFT',
  'EXPIRED',
  'SUBMITTED',
  'REVISION_REQUESTED',
  'INELIGIBLE',
  'IN_SELECTION',
  'WAITLISTED',
  'OFFERED',
  'CONFIRMED',
  'NOT_SELECTED',
  'DECLINED',
  'OFFER_EXPIRED',
  'WITHDRAWN',
] as const;
export type ApplicationLifecycle = (typeof applicationLifecycles)[number];

/** Moves of an application and where each may start; any other pair is refused (product states, application machine). */
const moves = {
  submit: { from: ['DRAFT', 'REVISION_REQUESTED'], to: 'SUBMITTED' },
  expire: { from: ['DRAFT'], to: 'EXPIRED' },
  askRevision: { from: ['SUBMITTED'], to: 'REVISION_REQUESTED' },
  pass: { from: ['SUBMITTED'], to: 'IN_SELECTION' },
  fail: { from: ['SUBMITTED'], to: 'INELIGIBLE' },
  offer: { from: ['IN_SELECTION', 'WAITLISTED'], to: 'OFFERED' },
  waitlist: { from: ['IN_SELECTION'], to: 'WAITLISTED' },
  reject: { from: ['IN_SELECTION', 'WAITLISTED'], to: 'NOT_SELECTED' },
  confirm: { from: ['OFFERED'], to: 'CONFIRMED' },
  decline: { from: ['OFFERED'], to: 'DECLINED' },
  expireOffer: { from: ['OFFERED'], to: 'OFFER_EXPIRED' },
  withdraw: {
    from: ['DRAFT', 'SUBMITTED', 'REVISION_REQUESTED', 'IN_SELECTION', 'WAITLISTED', 'OFFERED'],
    to: 'WITHDRAWN',
  },
} as const satisfies Record<string, { from: readonly ApplicationLifecycle[]; to: ApplicationLifecycle }>;

export type ApplicationMove = keyof typeof moves;

/** Who changed an answer last, and at which version of the application. */
export interface AnswerEdit {
  readonly version: number;
  readonly by: Id;
}

const ApplicationSchema = defineEntity({
  name: 'Application',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    season: () => p.manyToOne(Season).ref(),
    startup: () => p.manyToOne(Startup).ref(),
    lead: () => p.manyToOne(Person).ref(),
    number: p.string().unique(),
    lifecycle: p.enum(applicationLifecycles).default('DRAFT'),
    eligibility: p.json().$type<Record<string, unknown>>().defaultRaw(`'{}'::jsonb`),
    answers: p.json().$type<Record<string, unknown>>().defaultRaw(`'{}'::jsonb`),
    /** The last change of each answer, so that two people who write at once collide by field and not by form. */
    edits: p.json().$type<Record<string, AnswerEdit>>().defaultRaw(`'{}'::jsonb`),
    formVersion: p.integer(),
    submittedAt: moment().nullable(),
    withdrawnAt: moment().nullable(),
    /** Where it stood before it was withdrawn, for taking that back. */
    withdrawnFrom: p.enum(applicationLifecycles).nullable(),
    importRun: () => p.manyToOne(ImportRun).ref().nullable(),
    members: () => p.oneToMany(ApplicationMember).mappedBy('application'),
    snapshots: () => p.oneToMany(ApplicationSnapshot).mappedBy('application'),
    files: () => p.oneToMany(StoredFile).mappedBy('application'),
    verdicts: () => p.oneToMany(CheckVerdict).mappedBy('application'),
    revisionRequests: () => p.oneToMany(RevisionRequest).mappedBy('application'),
    offers: () => p.oneToMany(Offer).mappedBy('application'),
    stageEntries: () => p.oneToMany(StageEntry).mappedBy('application'),
    assignments: () => p.oneToMany(Assignment).mappedBy('application'),
    scoreResults: () => p.oneToMany(ScoreResult).mappedBy('application'),
    decisions: () => p.oneToMany(Decision).mappedBy('application'),
  },
  indexes: [
    { name: 'application_by_season', properties: ['season', 'lifecycle', 'submittedAt', 'id'] },
    { name: 'application_by_arrival', properties: ['season', 'submittedAt', 'id'] },
    { name: 'application_by_lead', properties: ['lead'] },
    { name: 'application_by_startup', properties: ['startup'] },
    {
      name: 'application_by_submission',
      properties: ['season', 'submittedAt', 'id'],
      expression:
        'create index "application_by_submission" on "application" ("season_id", "submitted_at" desc nulls last, "id" desc)',
    },
    {
      name: 'application_one_per_season',
      properties: ['startup', 'season'],
      expression: `create unique index "application_one_per_season" on "application" ("startup_id", "season_id") where "lifecycle" not in ('WITHDRAWN', 'EXPIRED')`,
    },
  ],
  checks: [
    {
      name: 'application_submitted_has_time',
      expression: `lifecycle in ('DRAFT', 'EXPIRED', 'WITHDRAWN') or submitted_at is not null`,
    },
  ],
});

/** One startup's request to join one season. */
export class Application extends ApplicationSchema.class {
  /** Takes one step of the application's path, or refuses with STATE_NOT_ALLOWED. */
  move(step: ApplicationMove): void {
    const { from, to } = moves[step];
    if (!(from as readonly ApplicationLifecycle[]).includes(this.lifecycle)) {
      throw new DomainError('STATE_NOT_ALLOWED', { params: { state: this.lifecycle } });
    }
    this.lifecycle = to;
  }

  /** Refuses with CONFLICT when somebody changed the row after the caller saw it. */
  mustBeAt(expectedVersion: number): void {
    if (this.version !== expectedVersion)
      throw new DomainError('CONFLICT', { params: { currentVersion: this.version } });
  }
}
ApplicationSchema.setClass(Application);
