import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';

/** A text with the id of whose it is. */
export interface TextOf {
  readonly id: Id;
  readonly text: string;
}

/** How much of what one side says of itself the other side's text is about. */
export interface Likeness {
  /** 0 to 1: share of the profile's words, each by its rarity, that occur in the text. */
  readonly score: number;
  /** Stems that occur in both, rarest first, at most five. */
  readonly words: readonly string[];
}

interface TermsRow {
  readonly kind: 'want' | 'offer';
  readonly id: Id;
  readonly terms: string[];
}

/** Stems of each text by both dictionaries, each once. */
const termsOfTexts = `
  select t.kind, t.id, tsvector_to_array(to_tsvector('indonesian', t.text) || to_tsvector('english', t.text)) as terms
  from jsonb_to_recordset(?::jsonb) as t(kind text, id uuid, text text)`;

/** Of these stems those that no dictionary takes for a stop word. */
const tellingTerms = `
  select term from unnest(?::text[]) as term
  where length(term) > 2 and to_tsvector('indonesian', term) <> '' and to_tsvector('english', term) <> ''`;

/** What a profile says that some text is about too, the rarest first, and the weight of all of it. */
interface Profile {
  readonly terms: readonly string[];
  readonly whole: number;
}

/**
 * Compares the texts of applications or startups with the profiles of reviewers or mentors by the stems of PostgreSQL's
 * full text search in Indonesian and English; stop words of either language are left out. The weight of a word is its
 * inverse document frequency ln(1 + (N - n + 0.5) / (n + 0.5)) among the N texts, of which n have it (Robertson and Sparck
 * Jones, as in BM25). Score = weight of shared words / weight of the profile's words that any text has, at least that
 * of two words which no text has: 2 ln(2 N + 2); so one common word alone makes nobody alike. Two statements, whatever
 * their number; the comparison itself is done here. O(words of all texts), then O(words of the profile) for each pair.
 * @returns the likeness of a pair; null where the profile is empty
 */
export async function textLikeness(
  em: EntityManager,
  wants: readonly TextOf[],
  offers: readonly TextOf[],
): Promise<(want: Id, offer: Id) => Likeness | null> {
  const of = (kind: TermsRow['kind'], all: readonly TextOf[]) => all.map(({ id, text }) => ({ kind, id, text }));
  const texts = [...of('want', wants), ...of('offer', offers)];
  const rows = await em.execute<TermsRow[]>(termsOfTexts, [JSON.stringify(texts)]);
  const ofKind = (kind: TermsRow['kind']) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ id, terms }) => [id, new Set(terms)]));
  const [asked, offered] = [ofKind('want'), ofKind('offer')];
  const weights = await weightsOf(em, asked, offered);
  const least = 2 * Math.log(2 * wants.length + 2);
  const told = offers.filter(({ text }) => text.trim() !== '');
  const profiles = new Map(told.map(({ id }) => [id, profileOf(offered.get(id) ?? new Set(), weights, least)]));
  return (want, offer) => {
    const profile = profiles.get(offer);
    return profile ? likenessOf(profile, asked.get(want) ?? new Set(), weights) : null;
  };
}

type Terms = ReadonlyMap<Id, ReadonlySet<string>>;

/** Weight of each telling stem that stands in a text and in a profile. */
async function weightsOf(em: EntityManager, asked: Terms, offered: Terms): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const terms of asked.values()) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const common = new Set([...offered.values()].flatMap((terms) => [...terms].filter((term) => counts.has(term))));
  const telling = await em.execute<{ term: string }[]>(tellingTerms, [arrayOf([...common])]);
  const texts = asked.size;
  return new Map(
    telling.map(({ term }) => {
      const having = counts.get(term) ?? 0;
      return [term, Math.log(1 + (texts - having + 0.5) / (having + 0.5))];
    }),
  );
}

/** A list of words as the text of an array. */
const arrayOf = (words: readonly string[]): string => `{${words.map((word) => JSON.stringify(word)).join(',')}}`;

function profileOf(terms: ReadonlySet<string>, weights: ReadonlyMap<string, number>, least: number): Profile {
  const weightOf = (term: string) => weights.get(term) ?? 0;
  const own = [...terms].filter((term) => weights.has(term));
  own.sort((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1));
  return {
    terms: own,
    whole: Math.max(
      least,
      own.reduce((sum, term) => sum + weightOf(term), 0),
    ),
  };
}

function likenessOf(
  { terms, whole }: Profile,
  text: ReadonlySet<string>,
  weights: ReadonlyMap<string, number>,
): Likeness {
  let shared = 0;
  const words: string[] = [];
  for (const term of terms) {
    if (!text.has(term)) continue;
    shared += weights.get(term) ?? 0;
    if (words.length < 5) words.push(term);
  }
  return { score: shared / whole, words };
}

/** The words of the newest submission of an application `a`, as SQL: its plain answers, without names and addresses. */
export const submittedText = `coalesce((
  select string_agg(e.value #>> '{}', ' ') from application_snapshot x, jsonb_each(x.answers) e
  where x.application_id = a.id and jsonb_typeof(e.value) = 'string' and length(e.value #>> '{}') > 20
    and x.sequence = (select max(y.sequence) from application_snapshot y where y.application_id = a.id)), '')`;
