import { AbilityBuilder, Ability, type AbilityTuple } from '@casl/ability';
import { matches, type Condition } from './condition.js';
import type { Allow, Rules, Scopes, Who } from './rule.js';
import { activityRules } from './rules/activities.js';
import { applicationRules } from './rules/applications.js';
import { assessmentRules } from './rules/assessment.js';
import { identityRules } from './rules/identity.js';
import { mentoringRules } from './rules/mentoring.js';
import { messagingRules } from './rules/messaging.js';
import { notificationRules } from './rules/notifications.js';
import { officeHourRules } from './rules/office-hours.js';
import { programmeRules } from './rules/programmes.js';
import { progressRules } from './rules/progress.js';
import type { Grant, ViewerFacts } from './viewer-facts.js';

export type SemaiAbility = Ability<AbilityTuple<string, string>, Condition>;

const rules: readonly Rules[] = [
  identityRules,
  programmeRules,
  applicationRules,
  assessmentRules,
  mentoringRules,
  officeHourRules,
  progressRules,
  activityRules,
  notificationRules,
  messagingRules,
];

function scopes(
  grants: readonly Grant[],
  roles: readonly Grant['role'][],
  kind: Grant['scopeKind'] = 'PROGRAMME',
): Scopes {
  const held = grants.filter((grant) => roles.includes(grant.role));
  if (grants.some((grant) => grant.role === 'ADMIN' && grant.scopeKind === 'PLATFORM')) return null;
  if (held.some((grant) => grant.scopeKind === 'PLATFORM')) return null;
  return held.filter((grant) => grant.scopeKind === kind).flatMap((grant) => (grant.scopeId ? [grant.scopeId] : []));
}

/** Everything one person may do, as CASL rules; only permissions, never prohibitions, so that NULL columns cannot surprise. */
export function abilityFor(facts: Pick<ViewerFacts, 'personId' | 'grants'>): SemaiAbility {
  const builder = new AbilityBuilder<SemaiAbility>(Ability);
  const who: Who = {
    personId: facts.personId,
    isAdmin: facts.grants.some((grant) => grant.role === 'ADMIN' && grant.scopeKind === 'PLATFORM'),
    directs: scopes(facts.grants, ['DIRECTOR']),
    staffs: scopes(facts.grants, ['DIRECTOR', 'STAFF']),
    reviewsFor: facts.grants.some((grant) => grant.role === 'REVIEWER') ? scopes(facts.grants, ['REVIEWER']) : [],
    spaces: scopes(facts.grants, ['DIRECTOR', 'STAFF'], 'SPACE'),
  };
  const allow: Allow = (actions, subject, condition) => {
    if (condition === null) return;
    builder.can(typeof actions === 'string' ? actions : [...actions], subject, condition);
  };
  for (const declare of rules) declare(who, allow);
  return builder.build({ conditionsMatcher: (condition) => (row) => matches(condition, row) });
}
