import type { EventSubscriber } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { visitor, Viewer, type Grant } from '#access';
import { isLocale, newId, type Id, type Locale } from '#kernel';
import { ApplicationMember, Membership, MentorProfile, Person, RoleGrant } from '#schema';
import { ACCOUNTS, type Accounts } from './auth.js';
import { IdentitySettings } from './identity-settings.js';
import { RememberedViewers } from './remembered-viewers.js';

/** The headers of a request as Node gives them. */
export type RawHeaders = Readonly<Record<string, string | string[] | undefined>>;

interface PersonRow {
  readonly id: Id;
  readonly locale: Locale;
  readonly grants: readonly Grant[];
  readonly absentFrom: readonly string[];
}

/** Where rules for everybody look for a person, though few stand there: applicants, teams and mentors. */
const personalColumns = [
  ['application_member', 'ApplicationMember.person'],
  ['membership', 'Membership.person'],
  ['mentor_profile', 'MentorProfile.person'],
] as const;
const absences = personalColumns.map(
  ([table, name]) => `case when not exists (select 1 from ${table} where person_id = p.id) then '${name}' end`,
);

const personOfAccount = `
  select p.id, p.locale,
         coalesce(json_agg(json_build_object('role', g.role, 'scopeKind', g.scope_kind, 'scopeId', g.scope_id))
                  filter (where g.id is not null), '[]') as grants,
         to_json(array_remove(array[${absences.join(', ')}], null)) as "absentFrom"
  from person p
  left join role_grant g on g.person_id = p.id and (g.ends_at is null or g.ends_at > now())
  where p.account_id = ?
  group by p.id`;

/**
 * An account meets its person: by the verified address, or as a new person. An unverified account never becomes somebody
 * who is already known, or anyone could take a reviewer's place by signing up with the address of that reviewer.
 */
const adopt = `
  insert into person (id, account_id, email, full_name, locale, is_sample, created_at, updated_at)
  values (?, ?, ?, ?, ?, false, now(), now())
  on conflict (email) do update set account_id = excluded.account_id, updated_at = now()
  where person.account_id is null and ?`;

/** Turns the cookies of a request into the person who asks. The only place that asks the accounts for a session. */
@Injectable()
export class Sessions {
  readonly #remembered: RememberedViewers;

  constructor(
    private readonly em: EntityManager,
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    settings: IdentitySettings,
  ) {
    this.#remembered = new RememberedViewers(settings.viewersRememberedMs);
    if (settings.viewersRememberedMs > 0) em.getEventManager().registerSubscriber(new PeopleChanges(this));
  }

  /** The viewer of a request; a visitor when nobody is signed in or the address still waits for its proof. */
  async viewerOf(headers: RawHeaders, requestId?: string): Promise<Viewer> {
    const asked = headers['x-semai-locale'];
    const locale = isLocale(asked) ? asked : undefined;
    const cookie = headers['cookie']?.toString();
    if (cookie === undefined) return visitor(locale ?? 'id');
    const viewer = await this.#remembered.of(`${locale} ${cookie}`, () => this.lookUp(asHeaders(headers), locale));
    return viewer.inRequest(requestId);
  }

  /** A session, a role or a person has changed: whoever asks next is looked up anew. */
  forgetViewers(): void {
    this.#remembered.forget();
  }

  private async lookUp(headers: Headers, locale: Locale | undefined): Promise<Viewer> {
    const session = await this.accounts.auth.api.getSession({ headers });
    const person = session && (await this.person(session.user, locale ?? 'id'));
    if (!person) return visitor(locale ?? 'id');
    const { id, grants } = person;
    const absentFrom = new Set(person.absentFrom);
    return new Viewer({ personId: id, grants, absentFrom, locale: locale ?? person.locale });
  }

  private async person(
    account: { id: string; email: string; name: string; emailVerified: boolean },
    locale: Locale,
  ): Promise<PersonRow | undefined> {
    const found = await this.find(account.id);
    if (found) return found;
    const email = account.email.toLowerCase();
    const name = account.name || email.slice(0, email.indexOf('@'));
    await this.em.fork().execute(adopt, [newId(), account.id, email, name, locale, account.emailVerified]);
    // Another request of the same moment may have been first; either way the person is there now, or may not be met.
    return this.find(account.id);
  }

  private async find(accountId: string): Promise<PersonRow | undefined> {
    const [row] = await this.em.fork().execute<PersonRow[]>(personOfAccount, [accountId]);
    return row;
  }
}

function asHeaders(raw: RawHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/** Hears of changes to people, their roles and where they stand in this process, and of the commit after which others see them. */
class PeopleChanges implements EventSubscriber {
  #changed = false;

  constructor(private readonly sessions: Sessions) {}

  getSubscribedEntities() {
    return [Person, RoleGrant, ApplicationMember, Membership, MentorProfile];
  }

  afterCreate(): void {
    this.#hear();
  }

  afterUpdate(): void {
    this.#hear();
  }

  afterDelete(): void {
    this.#hear();
  }

  afterTransactionCommit(): void {
    if (!this.#changed) return;
    this.#changed = false;
    this.sessions.forgetViewers();
  }

  #hear(): void {
    this.#changed = true;
    this.sessions.forgetViewers();
  }
}
