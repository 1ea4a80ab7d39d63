import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { catalogue, DomainError, inLocale, newId, translate, type Id, type Locale } from '#kernel';
import { Outbox } from '#messaging';
import { Application, ApplicationMember, Membership, OutgoingMessage, Person, Season, type MemberRight } from '#schema';
import type { ApplicationsCode } from './applications.errors.js';
import { lockedApplication } from './locked-application.js';

export interface InviteCoApplicantInput {
  readonly applicationId: Id;
  readonly name: string;
  readonly email: string;
  readonly right: MemberRight;
}

/** People with access to one application; the team of the form is smaller. */
const mostMembers = 10;

/** Lets another person read, edit or send an application, and writes them a letter with the way to it. */
@Injectable()
export class InviteCoApplicant {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The person gets in after signing in with that address; an address nobody uses yet waits for its owner.
   * @returns id of the new member
   * @throws NOT_FOUND, STATE_NOT_ALLOWED once it is sent, ALREADY_MEMBER, TEAM_FULL
   */
  execute(viewer: Viewer, input: InviteCoApplicantInput): Promise<Id> {
    const email = input.email.trim().toLowerCase();
    return this.em.transactional(async (em) => {
      const application = await lockedApplication(em, viewer, 'invite', input.applicationId);
      await mustHaveRoomFor(em, application, email);
      const person = await personOf(em, email, input.name.trim());
      const { id, name } = { id: newId(), name: input.name.trim() };
      em.persist(em.create(ApplicationMember, { id, application, person, name, email, right: input.right }));
      await ensureMembership(em, application, person);
      await this.write(em, viewer, application, person);
      return id;
    });
  }

  private async write(em: EntityManager, viewer: Viewer, application: Application, person: Person): Promise<void> {
    const season = await em.findOneOrFail(Season, { id: application.season.id });
    const inviter = await em.findOneOrFail(Person, { id: viewer.self });
    const startup = await application.startup.loadOrFail();
    const locale: Locale = person.accountId ? person.locale : viewer.locale;
    const params = { inviter: inviter.fullName, startup: startup.name, season: inLocale(season.name, locale) };
    const say = (part: string) =>
      translate(catalogue[locale], locale, `applications.letters.coApplicant.${part}`, params);
    const message = em.create(OutgoingMessage, {
      id: newId(),
      recipient: person,
      programme: season.programme,
      address: person.email,
      channel: 'EMAIL',
      template: 'applications.coApplicant',
      locale,
      subject: say('subject'),
      body: say('body'),
      link: `/app/applications/${application.id}`,
      dedupeKey: `co-applicant-${application.id}-${person.id}`,
    });
    em.persist(message);
    this.outbox.record(em, 'notification.queued', { messageId: message.id }, viewer, season.programme.id);
  }
}

async function mustHaveRoomFor(em: EntityManager, application: Application, email: string): Promise<void> {
  if (application.lifecycle !== 'DRAFT' && application.lifecycle !== 'REVISION_REQUESTED') {
    throw new DomainError('STATE_NOT_ALLOWED', { params: { state: application.lifecycle } });
  }
  const members = await em.find(ApplicationMember, { application });
  if (members.some((member) => member.email === email)) {
    throw new DomainError<ApplicationsCode>('ALREADY_MEMBER', { field: 'email' });
  }
  if (members.length >= mostMembers) {
    throw new DomainError<ApplicationsCode>('TEAM_FULL', { field: 'email', params: { max: mostMembers } });
  }
}

/** Who owns the address; a person without an account until its owner signs in and proves it. */
async function personOf(em: EntityManager, email: string, fullName: string): Promise<Person> {
  const known = await em.findOne(Person, { email });
  if (known) return known;
  const person = em.create(Person, { id: newId(), email, fullName });
  em.persist(person);
  return person;
}

async function ensureMembership(em: EntityManager, { startup }: Application, person: Person): Promise<void> {
  if ((await em.count(Membership, { startup: startup.id, person: person.id, leftAt: null })) > 0) return;
  em.persist(em.create(Membership, { id: newId(), startup: startup.id, person }));
}
