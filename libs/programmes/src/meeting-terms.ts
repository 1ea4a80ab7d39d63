import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '#kernel';
import { spokenLanguages, weekParts, type MeetingMode, type SpokenLanguage } from '#schema';
import type { ProgrammesCode } from './programmes.errors.js';

/** Languages somebody works in and spaces near. */
export interface SpokenTerms {
  readonly languages: readonly SpokenLanguage[];
  /** Slugs of spaces. */
  readonly spaces: readonly string[];
}

/** How somebody meets others; what is empty was not said. */
export interface MeetingTerms extends SpokenTerms {
  readonly meetingMode?: MeetingMode | null | undefined;
  /** Parts of a usual week, such as `mon.morning`. */
  readonly freeTimes: readonly string[];
}

/** The terms as they are stored: each code once, in a fixed order. @throws SPACE_UNKNOWN */
export async function spokenTerms(em: EntityManager, { languages, spaces }: SpokenTerms) {
  const rows = await em.execute<{ slug: string }[]>('select slug from space order by slug');
  const known = new Set(rows.map(({ slug }) => slug));
  const unknown = spaces.find((slug) => !known.has(slug));
  if (unknown !== undefined) throw new DomainError<ProgrammesCode>('SPACE_UNKNOWN', { field: 'spaces' });
  return {
    languages: spokenLanguages.filter((code) => languages.includes(code)),
    spaces: [...known].filter((slug) => spaces.includes(slug)),
  };
}

/** The terms as they are stored: each code once, in a fixed order. @throws SPACE_UNKNOWN */
export async function meetingTermsOf(em: EntityManager, terms: MeetingTerms) {
  return {
    ...(await spokenTerms(em, terms)),
    meetingMode: terms.meetingMode ?? null,
    freeTimes: weekParts.filter((time) => terms.freeTimes.includes(time)),
  };
}
