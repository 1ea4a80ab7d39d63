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

interface LikenessRow {
  readonly want: Id;
  readonly offer: Id;
  readonly score: number;
  readonly words: string[];
}

/**
 * Words are stems of both dictionaries; stop words of either language are left out. The weight of a word is its inverse
 * document frequency ln(1 + (N - n + 0.5) / (n + 0.5)) among the N texts, of which n have it (Robertson and Sparck
 * Jones, as in BM25). Score = weight of shared words / weight of the profile's words that any text has, at least that
 * of two words which no text has: 2 ln(2 N + 2); so one common word alone makes nobody alike.
 */
const likeness = `
  with side as (
    select 'want' as kind, t.id, t.text from jsonb_to_recordset(?::jsonb) as t(id uuid, text text)
    union all select 'offer', t.id, t.text from jsonb_to_recordset(?::jsonb) as t(id uuid, text text)),
  term as (
    select s.kind, s.id, l.lexeme from side s, lateral (
      select lexeme from unnest(to_tsvector('indonesian', s.text))
      union select lexeme from unnest(to_tsvector('english', s.text))) l),
  vocabulary as (
    select lexeme, ln(1 + ((select count(*) from side where kind = 'want') - count(*) + 0.5) / (count(*) + 0.5)) as weight
    from term where kind = 'want' group by lexeme
    having to_tsvector('indonesian', lexeme) <> '' and to_tsvector('english', lexeme) <> '' and length(lexeme) > 2),
  profile as (
    select t.id, t.lexeme, v.weight, greatest(sum(v.weight) over (partition by t.id),
      2 * ln(2 * (select count(*) from side where kind = 'want') + 2)) as whole
    from term t join vocabulary v using (lexeme) where t.kind = 'offer')
  select w.id as want, p.id as offer, (sum(p.weight) / min(p.whole))::float8 as score,
    (array_agg(p.lexeme order by p.weight desc, p.lexeme))[1:5] as words
  from profile p join term w on w.lexeme = p.lexeme and w.kind = 'want'
  group by 1, 2
  union all
  select null, id, 0, '{}' from side where kind = 'offer' and btrim(text) <> ''`;

const none: Likeness = { score: 0, words: [] };

/**
 * Compares the texts of applications or startups with the profiles of reviewers or mentors by PostgreSQL's full text
 * search in Indonesian and English.
 * @returns the likeness of a pair; null where the profile is empty
 */
export async function textLikeness(
  em: EntityManager,
  wants: readonly TextOf[],
  offers: readonly TextOf[],
): Promise<(want: Id, offer: Id) => Likeness | null> {
  const rows = await em.execute<LikenessRow[]>(likeness, [JSON.stringify(wants), JSON.stringify(offers)]);
  const found = new Map(rows.map((row) => [`${row.want} ${row.offer}`, { score: row.score, words: row.words }]));
  const told = new Set(rows.map(({ offer }) => offer));
  return (want, offer) => (told.has(offer) ? (found.get(`${want} ${offer}`) ?? none) : null);
}

/** The words of the newest submission of an application `a`, as SQL: its plain answers, without names and addresses. */
export const submittedText = `coalesce((
  select string_agg(e.value #>> '{}', ' ') from application_snapshot x, jsonb_each(x.answers) e
  where x.application_id = a.id and jsonb_typeof(e.value) = 'string' and length(e.value #>> '{}') > 20
    and x.sequence = (select max(y.sequence) from application_snapshot y where y.application_id = a.id)), '')`;
