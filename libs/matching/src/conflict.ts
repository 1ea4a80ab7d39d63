/** Where a conflict of interest comes from; a declared one needs no evidence. */
export type ConflictSource =
  | 'declared'
  | 'samePerson'
  | 'sameOrganisation'
  | 'sameMailDomain'
  | 'coFounder'
  | 'investment'
  | 'mentored';

/** What the identity graph knows of one side. Addresses and names are compared without case and outer spaces. */
export interface ConflictProfile {
  id: string;
  emails?: readonly string[];
  organisations?: readonly string[];
  /** Ids of people in the team (application), or of this person (judge). */
  people?: readonly string[];
  /** Ids of the other side declared as a conflict. */
  declared?: readonly string[];
  /** Ids of startups or people this side has invested in, or has mentored. */
  investedIn?: readonly string[];
  mentored?: readonly string[];
  /** Ids of people with whom members of this side founded something. */
  coFounders?: readonly string[];
}

export interface FoundConflict {
  source: ConflictSource;
  /** What was found, e.g. the shared domain. */
  evidence: string | null;
}

/** Mail providers open to everybody: the same domain says nothing. */
const OPEN_DOMAINS = new Set([
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'yahoo.co.id',
  'ymail.com',
  'hotmail.com',
  'outlook.com',
  'outlook.co.id',
  'live.com',
  'icloud.com',
  'proton.me',
  'protonmail.com',
]);

/**
 * Every conflict between an application and a judge, each with its source; none = empty.
 * Example: team mail `x@kopi.id`, judge mail `y@kopi.id` -> [{ source: 'sameMailDomain', evidence: 'kopi.id' }].
 */
export function conflictsBetween(application: ConflictProfile, judge: ConflictProfile): FoundConflict[] {
  const found: FoundConflict[] = [];
  const add = (source: ConflictSource, evidence: string | null | undefined): void => {
    if (evidence !== undefined) found.push({ source, evidence });
  };
  const declared =
    application.declared?.includes(judge.id) === true || judge.declared?.includes(application.id) === true;
  if (declared) add('declared', null);
  add('samePerson', firstShared(application.people, judge.people) ?? firstShared(application.emails, judge.emails));
  add('sameOrganisation', firstShared(application.organisations, judge.organisations));
  add('sameMailDomain', firstShared(domainsOf(application.emails), domainsOf(judge.emails)));
  add(
    'coFounder',
    firstShared(application.people, judge.coFounders) ?? firstShared(application.coFounders, judge.people),
  );
  add('investment', firstShared([application.id, ...(application.people ?? [])], judge.investedIn));
  add('mentored', firstShared([application.id, ...(application.people ?? [])], judge.mentored));
  return found;
}

function domainsOf(emails: readonly string[] = []): string[] {
  return emails
    .map((email) => normal(email).split('@').at(-1) ?? '')
    .filter((domain) => domain !== '' && !OPEN_DOMAINS.has(domain));
}

function firstShared(a: readonly string[] = [], b: readonly string[] = []): string | undefined {
  const other = new Set(b.map(normal));
  return a.map(normal).find((item) => item !== '' && other.has(item));
}

function normal(text: string): string {
  return text.trim().toLowerCase();
}
