import type { Id } from '#kernel';
import type { Quota } from '#matching';
import type { ReviewerKind, ReviewerNeed } from '#schema';

/** What a round asks of the readers of each application. */
export interface RoundRules {
  readonly needs: readonly ReviewerNeed[];
  readonly mostPerOrganisation?: number | null;
}

/** What of a reviewer these rules look at. */
export interface RuledReviewer {
  readonly id: Id;
  readonly kind: ReviewerKind | null;
  readonly organisation: string;
}

/** One rule by name: a kind that is asked for, or a place of work that may not send more. */
export interface RuleName {
  readonly kind?: ReviewerKind;
  readonly organisation?: string;
}

/** A rule with the reviewers it counts. */
export interface CountedRule {
  readonly name: RuleName;
  readonly least: number;
  readonly most: number | null;
  readonly members: ReadonlySet<Id>;
}

/** An application with the seats it has in all, and the readers who stay. */
export interface RuledApplication {
  readonly seats: number;
  readonly readers: readonly Id[];
}

const placeOf = ({ organisation }: RuledReviewer) => organisation.trim().toLowerCase();

/** The rules of a round as sets of reviewers; places of work that cannot send too many are left out. */
export function countedRules({ needs, mostPerOrganisation }: RoundRules, reviewers: readonly RuledReviewer[]) {
  const rules: CountedRule[] = needs.map(({ kind, least, most }) => {
    const members = new Set(reviewers.filter((one) => one.kind === kind).map(({ id }) => id));
    return { name: { kind }, least: least ?? 0, most, members };
  });
  if (!mostPerOrganisation) return rules;
  const places = Map.groupBy(
    reviewers.filter((one) => placeOf(one) !== ''),
    placeOf,
  );
  for (const [organisation, people] of [...places].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (people.length <= mostPerOrganisation) continue;
    const members = new Set(people.map(({ id }) => id));
    rules.push({ name: { organisation }, least: 0, most: mostPerOrganisation, members });
  }
  return rules;
}

const among = (rule: CountedRule, readers: readonly Id[]) => readers.filter((id) => rule.members.has(id)).length;

/** Readers still missing for the minimum of each rule. */
const missing = (rule: CountedRule, readers: readonly Id[]) => Math.max(0, rule.least - among(rule, readers));

/**
 * Whether the rules let one more reviewer read an application: no maximum is passed, and the seats that stay open are
 * enough for the kinds that are still missing.
 */
export function mayRead(rules: readonly CountedRule[], { seats, readers }: RuledApplication, reviewer: Id): boolean {
  const after = [...readers, reviewer];
  const mine = rules.filter(({ members }) => members.has(reviewer));
  if (mine.some((rule) => rule.most !== null && among(rule, after) > rule.most)) return false;
  const lacking = rules.reduce((sum, rule) => sum + missing(rule, after), 0);
  return lacking <= Math.max(0, seats - after.length) || mine.some((rule) => missing(rule, readers) > 0);
}

/** The quotas of an instance, and the rule that each of them stands for. */
export interface RoundQuotas {
  readonly quotas: readonly Quota[];
  readonly nameOf: ReadonlyMap<string, RuleName>;
}

/**
 * The rules as quotas of the engine. What people have begun stays even where it breaks a rule that was set later: there
 * a maximum is what stands, and minima that no longer fit the open seats are not asked for.
 */
export function quotasOf(
  rules: readonly CountedRule[],
  applications: readonly RuledApplication[],
  indexOf: ReadonlyMap<Id, number>,
): RoundQuotas {
  const quotas: Quota[] = [];
  const nameOf = new Map<string, RuleName>();
  const tooFew = applications.map(({ seats, readers }) => {
    const lacking = rules.reduce((sum, rule) => sum + missing(rule, readers), 0);
    return readers.length > 0 && lacking > seats - readers.length;
  });
  for (const rule of rules) {
    const groups = new Map<string, { min: number; max: number; applications: number[] }>();
    for (const [i, { readers }] of applications.entries()) {
      const stands = among(rule, readers);
      const min = tooFew[i] ? Math.min(rule.least, stands) : rule.least;
      const max = Math.max(rule.most ?? indexOf.size, stands);
      const key = `${min} ${max}`;
      const group = groups.get(key) ?? { min, max, applications: [] };
      group.applications.push(i);
      groups.set(key, group);
    }
    const judges = [...rule.members].flatMap((id) => indexOf.get(id) ?? []);
    for (const group of groups.values()) {
      const id = String(quotas.length);
      nameOf.set(id, rule.name);
      quotas.push({ id, judges, ...group });
    }
  }
  return { quotas, nameOf };
}
