import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { visitor, Viewer, type Grant } from '#access';
import { isLocale, newId, type Id, type Locale } from '#kernel';
import { ACCOUNTS, type Accounts } from './auth.js';

interface PersonRow {
  readonly id: Id;
  readonly locale: Locale;
  readonly grants: readonly Grant[];
}

const personOfAccount = `
  select p.id, p.locale,
         coalesce(json_agg(json_build_object('role', g.role, 'scopeKind', g.scope_kind, 'scopeId', g.scope_id))
                  filter (where g.id is not null), '[]') as grants
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
  constructor(
    private readonly em: EntityManager,
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
  ) {}

  /** The viewer of a request; a visitor when nobody is signed in or the address still waits for its proof. */
  async viewerOf(headers: Headers, requestId?: string): Promise<Viewer> {
    const asked = headers.get('x-semai-locale');
    const session = headers.has('cookie') ? await this.accounts.auth.api.getSession({ headers }) : null;
    if (!session) return visitor(isLocale(asked) ? asked : 'id');
    const person = await this.person(session.user, isLocale(asked) ? asked : 'id');
    if (!person) return visitor(isLocale(asked) ? asked : 'id');
    return new Viewer({
      personId: person.id,
      grants: person.grants,
      locale: isLocale(asked) ? asked : person.locale,
      ...(requestId === undefined ? {} : { requestId }),
    });
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
