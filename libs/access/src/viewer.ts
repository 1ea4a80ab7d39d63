import { DomainError, type Id, type Locale } from '#kernel';
import { abilityFor, type SemaiAbility } from './ability.js';
import type { Condition } from './condition.js';
import type { Grant, ViewerFacts } from './viewer-facts.js';

const nowhereKnown: ReadonlySet<string> = new Set();

/** The person a request, a job or a command acts for, with all that this person may do. */
export class Viewer {
  readonly personId: Id | null;
  readonly grants: readonly Grant[];
  readonly locale: Locale;
  readonly requestId: string | undefined;
  readonly ability: SemaiAbility;
  readonly absentFrom: ReadonlySet<string>;

  constructor(
    facts: ViewerFacts,
    /** Rules that were made of the same grants before. */
    ability: SemaiAbility = abilityFor(facts),
  ) {
    this.personId = facts.personId;
    this.grants = facts.grants;
    this.locale = facts.locale;
    this.requestId = facts.requestId;
    this.ability = ability;
    this.absentFrom = facts.absentFrom ?? nowhereKnown;
  }

  /** The same person in another request; the rules are not made again. */
  inRequest(requestId: string | undefined): Viewer {
    const { personId, grants, locale, absentFrom, ability } = this;
    const facts = { personId, grants, locale, absentFrom, ...(requestId !== undefined && { requestId }) };
    return new Viewer(facts, ability);
  }

  /** Id of the signed-in person; refuses a visitor with UNAUTHENTICATED. */
  get self(): Id {
    if (!this.personId) throw new DomainError('UNAUTHENTICATED');
    return this.personId;
  }

  /** Whether there can be any row of the subject that this viewer may treat so. */
  can(action: string, subject: string): boolean {
    return this.ability.can(action, subject);
  }

  /** Which rows of the subject this viewer may treat so: all (`true`), none (`false`) or those that meet a condition. */
  conditions(action: string, subject: string): Condition | boolean {
    const rules = this.ability.rulesFor(action, subject);
    if (rules.length === 0) return false;
    const conditions: Condition[] = [];
    for (const rule of rules) {
      if (!rule.conditions) return true;
      conditions.push(rule.conditions);
    }
    return conditions.length === 1 ? conditions[0]! : { $or: conditions };
  }

  /**
   * The same as a filter for the entity manager: `em.findOneOrFail(Application, { id, ...viewer.where('submit', 'Application') })`.
   * Where there can be no such row it refuses with NOT_FOUND, so that nobody learns what exists (UNAUTHENTICATED for a visitor).
   */
  where(action: string, subject: string): Condition {
    const found = this.conditions(action, subject);
    if (found === true) return {};
    if (found === false) throw new DomainError(this.personId ? 'NOT_FOUND' : 'UNAUTHENTICATED');
    return { $and: [found] };
  }
}

const visitors = new Map<Locale, Viewer>();

/** A visitor who has not signed in: one for each language, since all of them may do the same. */
export function visitor(locale: Locale = 'id'): Viewer {
  let one = visitors.get(locale);
  if (!one) visitors.set(locale, (one = new Viewer({ personId: null, grants: [], locale })));
  return one;
}
