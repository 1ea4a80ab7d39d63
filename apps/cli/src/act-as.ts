import type { EntityManager } from '@mikro-orm/postgresql';
import { Viewer } from '#access';
import type { Locale } from '#kernel';
import { Person, RoleGrant } from '#schema';
import { WrongUse } from './wrong-use.js';

/**
 * The person a command acts for, with the roles this person holds now. Whoever may run commands beside the database
 * is trusted to name the right one; the audit trail then names a person too.
 *
 * @throws WrongUse
 */
export async function actAs(em: EntityManager, email: string | undefined, locale: Locale): Promise<Viewer> {
  if (!email) throw new WrongUse('Say for whom you do this: --as ADDRESS, of somebody who directs the programme.');
  const person = await em.findOne(Person, { email: email.toLowerCase() });
  if (!person) throw new WrongUse(`Nobody here has the address ${email}.`);
  const held = await em.find(RoleGrant, { person, $or: [{ endsAt: null }, { endsAt: { $gt: new Date() } }] });
  const grants = held.map(({ role, scopeKind, scopeId }) => ({ role, scopeKind, scopeId: scopeId ?? null }));
  return new Viewer({ personId: person.id, grants, locale });
}
