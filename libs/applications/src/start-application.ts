import { EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { allFields, type Answers, type FormDefinition } from '#forms';
import { DomainError, newId, type Id } from '#kernel';
import { Outbox } from '#messaging';
import { OpenCalls } from '#programmes';
import { Application, ApplicationMember, Membership, Person, Season, Startup } from '#schema';
import { readStoredForm } from './application-form.js';
import { nextNumbers } from './application-number.js';
import type { ApplicationsCode } from './applications.errors.js';
import { CheckEligibility, type Eligibility } from './check-eligibility.js';
import { profileAnswers } from './startup-profile.js';

export interface StartInput {
  readonly seasonId: Id;
  /** Answers to the eligibility form. */
  readonly eligibility: Answers;
  /** A startup the viewer leads; absent for a new one. */
  readonly startupId?: Id | null | undefined;
  /** Name of a new startup. */
  readonly startupName?: string | null | undefined;
}

/** Begins a draft for somebody who has passed the eligibility questions. */
@Injectable()
export class StartApplication {
  constructor(
    private readonly em: EntityManager,
    private readonly calls: OpenCalls,
    private readonly eligibility: CheckEligibility,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @throws UNAUTHENTICATED, CALL_NOT_OPEN, DEADLINE_PASSED, NOT_ELIGIBLE for each rule, LEAD_LIMIT, ALREADY_APPLIED,
   * NOT_FOUND for a startup of others, REQUIRED without a name for a new one
   */
  async execute(viewer: Viewer, input: StartInput): Promise<Id> {
    viewer.where('start', 'Application');
    try {
      return await this.em.transactional((em) => this.start(em, viewer, input));
    } catch (cause) {
      if (cause instanceof UniqueConstraintViolationException) throw alreadyApplied(cause);
      throw cause;
    }
  }

  private async start(em: EntityManager, viewer: Viewer, input: StartInput): Promise<Id> {
    const { season } = await this.calls.mustTakeDrafts(em, input.seasonId);
    const judged = await this.eligibility.judge(em, viewer, { seasonId: season.id, answers: input.eligibility });
    mustBeEligible(judged);
    await mustHaveRoomToLead(em, viewer.self, season);
    const lead = await em.findOneOrFail(Person, { id: viewer.self });
    const startup = input.startupId ? await ownStartup(em, viewer, input.startupId) : newStartup(em, lead, input);
    const stored = await this.calls.publishedForm(em, season.id, 'APPLICATION');
    const [number = ''] = await nextNumbers(em, season);
    const application = em.create(Application, {
      id: newId(),
      season,
      startup,
      lead,
      number,
      eligibility: { ...judged.answers },
      answers: { ...firstAnswers(readStoredForm(stored), judged.answers, startup, lead) },
      formVersion: stored.formVersion,
    });
    em.persist(application).persist(leadOf(em, application, lead));
    const ids = { applicationId: application.id, seasonId: season.id };
    this.outbox.record(em, 'application.started', ids, viewer, season.programme.id);
    return application.id;
  }
}

const alreadyApplied = (cause?: unknown) =>
  new DomainError<ApplicationsCode>('ALREADY_APPLIED', { field: 'startupId', cause });

function mustBeEligible({ failedRules }: Eligibility): void {
  DomainError.throwAll(
    failedRules.map(
      ({ field, text }) =>
        new DomainError<ApplicationsCode>('NOT_ELIGIBLE', { field: `eligibility.${field}`, params: { reason: text } }),
    ),
  );
}

async function mustHaveRoomToLead(em: EntityManager, lead: Id, season: Season): Promise<void> {
  const leading = await em.count(Application, { lead, season, lifecycle: { $nin: ['WITHDRAWN', 'EXPIRED'] } });
  if (leading < season.maxLeadPerSeason) return;
  throw new DomainError<ApplicationsCode>('LEAD_LIMIT', { params: { count: season.maxLeadPerSeason } });
}

async function ownStartup(em: EntityManager, viewer: Viewer, startupId: Id): Promise<Startup> {
  const startup = await em.findOne(Startup, { id: startupId, ...viewer.where('update', 'Startup') });
  if (!startup) throw new DomainError('NOT_FOUND', { field: 'startupId' });
  return startup;
}

function newStartup(em: EntityManager, lead: Person, { startupName }: StartInput): Startup {
  const name = startupName?.trim();
  if (!name) throw new DomainError('REQUIRED', { field: 'startupName' });
  const startup = em.create(Startup, { id: newId(), name, sectors: [], topicsNeeded: [] });
  const membership = em.create(Membership, { id: newId(), person: lead, startup, isLead: true });
  em.persist(startup).persist(membership);
  return startup;
}

function leadOf(em: EntityManager, application: Application, lead: Person): ApplicationMember {
  return em.create(ApplicationMember, {
    id: newId(),
    application,
    person: lead,
    name: lead.fullName,
    email: lead.email,
    right: 'SUBMIT',
    isLead: true,
    joinedAt: new Date(),
  });
}

/** What is known already and need not be asked again: the startup's profile, the eligibility answers, the lead. */
function firstAnswers(form: FormDefinition, eligibility: Answers, startup: Startup, lead: Person): Answers {
  const fields = allFields(form);
  const same = Object.entries(eligibility).filter(([key]) => fields.some((field) => field.key === key));
  const team = fields.find((field) => field.type === 'team');
  return {
    ...Object.fromEntries(same),
    ...profileAnswers(form, startup),
    ...(team ? { [team.key]: [{ isLead: true, name: lead.fullName, email: lead.email }] } : {}),
  };
}
